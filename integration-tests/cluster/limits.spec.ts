import { once } from "node:events"
import { Redis } from "ioredis"
import { createLimiters } from "../../src/api/paypro/limits/limiters"
import { startRedis, type RedisServer } from "./redis"

/** What one process has of it. */
async function connected(url: string) {
  const redis = new Redis(url, { enableOfflineQueue: false, retryStrategy: null })
  redis.on("error", () => undefined)
  await once(redis, "ready")
  return { redis, limiters: createLimiters(redis) }
}

describe("the pages' limits with Redis", () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis()
  })

  const through = async (limiter: { consume(key: string): Promise<unknown> }, times: number) => {
    const tries = Array.from({ length: times }, () => limiter.consume("a page"))
    return (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled").length
  }

  it("are counted over all processes, and in each one's memory once Redis is gone", async () => {
    const [one, other] = [await connected(server.url), await connected(server.url)]
    expect(await through(one.limiters.act.page, 20)).toBe(20)
    expect(await through(other.limiters.act.page, 20)).toBe(10)
    expect(await through(one.limiters.act.page, 5)).toBe(0)
    const gone = Promise.all([once(one.redis, "end"), once(other.redis, "end")])
    await server.stop()
    await gone
    expect(await through(other.limiters.look.page, 130)).toBe(120)
    one.redis.disconnect()
    other.redis.disconnect()
  })
})
