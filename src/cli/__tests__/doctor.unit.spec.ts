import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { startSimulator, type RunningSimulator } from "../../../simulator"
import { doctor } from "../doctor"

const SECRET = "secret-of-the-doctor"

describe("doctor", () => {
  let simulator: RunningSimulator
  let store: Server
  let backendUrl: string

  beforeAll(async () => {
    simulator = await startSimulator({ merchantNo: "0000001", appSecret: SECRET })
    // What the plugin's route says to something that is no callback.
    store = createServer((request, response) => {
      const known = request.method === "POST" && request.url === "/hooks/paypro"
      response.writeHead(known ? 400 : 404).end('{"message":"The body is not a JSON object"}')
    })
    await new Promise<void>((resolve) => store.listen(0, "127.0.0.1", resolve))
    backendUrl = `http://127.0.0.1:${(store.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await simulator.close()
    store.close()
  })

  const run = async (changes: Record<string, string | undefined> = {}, args: string[] = []) => {
    let printed = ""
    let complained = ""
    const code = await doctor(args, {
      folder: process.cwd(),
      env: {
        PAYPRO_MERCHANT_NO: "0000001",
        PAYPRO_APP_SECRET: SECRET,
        PAYPRO_BASE_URL: simulator.baseUrl,
        PAYPRO_BACKEND_URL: backendUrl,
        ...changes,
      },
      print: (text) => void (printed += text),
      complain: (text) => void (complained += text),
    })
    return { code, printed, complained }
  }

  it("finds nothing wrong", async () => {
    const { code, printed, complained } = await run()
    expect(printed).toContain("✓ credentials")
    expect(printed).toContain("✓ salt position")
    expect(printed).toContain(`✓ callback route  ${backendUrl}/hooks/paypro answers`)
    expect(printed).toMatch(/^✓ medusa +Medusa 2\./m)
    expect(printed).not.toMatch(/^[!✗]/m)
    expect([code, complained]).toEqual([0, ""])
  })

  it("fails on a wrong secret, and shows none", async () => {
    const { code, printed } = await run({ PAYPRO_APP_SECRET: "wrong-secret" })
    expect(code).toBe(1)
    expect(printed).toContain("✗ credentials")
    expect(printed).not.toMatch(/wrong-secret|secret-of-the-doctor/)
  })

  it("fails on a wrong salt position, and says which is right", async () => {
    const { code, printed } = await run({ PAYPRO_OPTIONS: '{"saltPosition":"prefix"}' })
    expect(code).toBe(1)
    expect(printed).toContain("✓ credentials")
    expect(printed).toContain("set saltPosition to suffix")
  })

  it("fails where PayPro cannot be reached", async () => {
    const { code, printed } = await run({ PAYPRO_BASE_URL: "http://127.0.0.1:9/mex-pay" })
    expect(code).toBe(1)
    expect(printed).toContain("PayPro cannot be reached")
  })

  it("warns where something else answers at the callback address", async () => {
    const { code, printed } = await run({ PAYPRO_BACKEND_URL: `${backendUrl}/elsewhere` })
    expect(code).toBe(0)
    expect(printed).toContain("! callback route")
    expect(printed).toContain("HTTP status 404")
  })

  it("prints JSON", async () => {
    const { printed } = await run({}, ["--json"])
    expect(JSON.parse(printed)).toMatchObject({
      state: "ok",
      checks: expect.arrayContaining([expect.objectContaining({ id: "credentials", state: "ok" })]),
    })
  })

  it.each([
    [{ PAYPRO_MERCHANT_NO: undefined }, "merchantNo"],
    [{ PAYPRO_OPTIONS: "{" }, "PAYPRO_OPTIONS is not JSON"],
    [{ PAYPRO_OPTIONS: '{"saltposition":"prefix"}' }, "saltposition"],
  ])("names what is missing or wrong: %j", async (changes, named) => {
    const { code, printed, complained } = await run(changes)
    expect([code, printed]).toEqual([2, ""])
    expect(complained).toContain(named)
  })

  it("says what it takes", async () => {
    const { code, complained } = await run({}, ["--fast"])
    expect(code).toBe(2)
    expect(complained).toContain("Usage: medusa-payment-paypro doctor")
  })
})
