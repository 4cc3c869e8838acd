import type { Redis } from "ioredis"
import { createLimiters } from "../limiters"
import { networkOf } from "../network-of"

describe("networkOf", () => {
  it.each([
    ["201.141.10.20", "201.141.10.20"],
    ["::ffff:201.141.10.20", "201.141.10.20"],
    ["2806:2f0:1::1", "40.6.2.240.0.1.0.0"],
  ])("counts %s as %s", (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })

  it("counts all addresses of one line together", () => {
    expect(networkOf("2806:2f0:1:2::1")).toBe(networkOf("2806:2f0:1:2:ffff:ffff:ffff:ffff"))
    expect(networkOf("2806:2f0:1:2::1")).not.toBe(networkOf("2806:2f0:1:3::1"))
  })

  it.each([
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "10.0.0.7",
    "172.17.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "fd00::1",
    "fe80::1",
    "unknown",
    "",
    undefined,
  ])("counts nobody behind %s", (ip) => {
    expect(networkOf(ip)).toBeNull()
  })
})

describe("limiters", () => {
  const spend = async (limiter: { consume(key: string): Promise<unknown> }, times: number) => {
    const tries = Array.from({ length: times }, () => limiter.consume("somebody"))
    return (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled").length
  }

  it("let so many requests of each kind through in a minute, each counted apart", async () => {
    const { look, act } = createLimiters()
    expect(await spend(act.page, 40)).toBe(30)
    expect(await spend(look.page, 130)).toBe(120)
    expect(await spend(act.address, 130)).toBe(120)
    await expect(act.page.consume("somebody else")).resolves.toBeDefined()
    await expect(act.page.consume("somebody")).rejects.toMatchObject({
      msBeforeNext: expect.any(Number),
    })
  })

  it("count in memory while Redis is away", async () => {
    const away = { status: "reconnecting", defineCommand: () => undefined } as unknown as Redis
    expect(await spend(createLimiters(away).act.page, 40)).toBe(30)
  })
})
