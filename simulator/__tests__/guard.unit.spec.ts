import { request } from "node:http"
import { startSimulator, type RunningSimulator, type SimulatorOptions } from ".."
import { signFields } from "../../src/lib/signature/sign"
import { SIMULATOR_SECRET } from "../../src/lib/weak-secrets"
import { StoreRequests } from "./store-requests"

const running: RunningSimulator[] = []
const start = async (options: Partial<SimulatorOptions> = {}) => {
  const simulator = await startSimulator({
    merchantNo: "0000001",
    appSecret: "a-merchants-own-secret",
    autoCallback: false,
    ...options,
  })
  running.push(simulator)
  return simulator
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()))
})

type Answer = { status: number; text: string }

/** As a browser, or anything else, would send it; `fetch` does not let a Host or Origin be chosen. */
function send(
  simulator: RunningSimulator,
  {
    method = "GET",
    path = "/",
    headers = {},
    body = "",
  }: Record<string, unknown> & { body?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, path, headers } as Parameters<typeof request>[1]
    const outgoing = request(simulator.url, options ?? {}, (answer) => {
      let text = ""
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()))
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    outgoing.once("error", reject)
    outgoing.end(body)
  })
}

const PATHS = [
  { path: "/" },
  { path: "/control/vouchers" },
  { path: "/control/reset", method: "POST" },
  { path: "/page/vouchers/A1/pay", method: "POST" },
  { path: "/mex-pay/v1/paypro/queryBalance", method: "POST" },
]

describe("another site's page, and a name that was pointed at this machine", () => {
  it.each(PATHS)("get nothing of $path", async (target) => {
    const simulator = await start()
    const port = new URL(simulator.url).port
    for (const headers of [
      { host: "evil.example" },
      { host: `evil.example:${port}` },
      { host: `127.0.0.1.evil.example:${port}` },
      { host: `localhost:${port}@evil.example` },
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://localhost:${Number(port) + 1}` },
      { origin: `https://127.0.0.1:${port}` },
    ]) {
      expect([headers, (await send(simulator, { ...target, headers })).status]).toEqual([
        headers,
        403,
      ])
    }
  })

  it("do not keep away those who are meant to come", async () => {
    const simulator = await start({ allowedHosts: ["paypro"] })
    const { host, port } = new URL(simulator.url)
    for (const headers of [
      {},
      { host: `localhost:${port}`, origin: `http://localhost:${port}` },
      { host, origin: `http://${host}` },
      { host: `[::1]:${port}` },
      { host: "192.168.1.20:9010" },
      { host: "paypro:9010" },
    ]) {
      expect((await send(simulator, { headers })).status).toBe(200)
    }
  })
})

describe("in production", () => {
  const { NODE_ENV } = process.env
  afterEach(() => {
    process.env.NODE_ENV = NODE_ENV
  })

  it("it starts only where somebody insists", async () => {
    process.env.NODE_ENV = "production"
    await expect(start()).rejects.toThrow(/NODE_ENV is production.*--force/)
    await expect(start({ force: true })).resolves.toBeDefined()
  })
})

describe("with a secret that it did not make", () => {
  const fault = JSON.stringify({ kind: "override", endpoint: "callback", data: { amount: "9999" } })
  const viaControl = { method: "POST", path: "/control/faults", body: fault }

  it("it signs no fields that somebody chose over HTTP", async () => {
    const simulator = await start()
    expect((await send(simulator, viaControl)).status).toBe(403)
    expect(simulator.faults()).toEqual([])
    expect(() => simulator.setFault({ kind: "override", data: {} })).not.toThrow()
    const own = await start({ appSecret: SIMULATOR_SECRET })
    expect((await send(own, viaControl)).status).toBe(200)
  })

  it("it signs nothing that it tells a stranger", async () => {
    const simulator = await start({ signAnswers: true })
    const answers = await Promise.all(
      [
        { headers: { merchantno: "x\tsuccess=true" } },
        { headers: { merchantno: "0000001" }, body: '{"amount":"1tradeNo=2"}' },
        { headers: { merchantno: "0000001" }, body: "amount=1" },
      ].map((call) =>
        send(simulator, { method: "POST", path: "/mex-pay/v1/paypro/queryBalance", ...call }),
      ),
    )
    for (const { status, text } of answers) {
      expect(status).toBe(200)
      expect(text).not.toContain('"sign":')
    }
  })
})

describe("who pays", () => {
  const PERSON = { payer: "Maria Perez", email: "maria@example.mx", mobile: "5512345678" }
  const shown = async (simulator: RunningSimulator) => {
    const appSecret = ["a-merchants-own-secret"]
    const store = new StoreRequests(simulator, { appSecret, saltPosition: "suffix" })
    const fields = {
      tradeNo: "A1",
      amount: "300",
      wayCode: "va",
      notifyUrl: "http://localhost:9/hooks/paypro",
      remark: "a note",
      ...PERSON,
    }
    await store.ask("payInApi", fields)
    // Refused with what should have been signed, which has everything in it.
    const wrong = {
      ...fields,
      sign: signFields(fields, { appSecret: ["other"], saltPosition: "suffix" }),
    }
    const headers = { merchantno: "0000001" }
    const body = JSON.stringify(wrong)
    await send(simulator, { method: "POST", path: "/mex-pay/v1/paypro/payInApi", headers, body })
    const paths = ["/", "/control/vouchers", "/control/vouchers/A1", "/control/requests"]
    const answers = await Promise.all(paths.map((path) => send(simulator, { path })))
    const paid = await send(simulator, { method: "POST", path: "/control/vouchers/A1/pay" })
    return [...answers, paid].map(({ text }) => text)
  }

  it("is not shown", async () => {
    const texts = await shown(await start())
    for (const text of texts) {
      for (const value of Object.values(PERSON)) {
        expect(text).not.toContain(value)
      }
    }
    expect(texts.join()).toContain("a note")
  })

  it("is shown where somebody asks for it, and to the process that started it", async () => {
    const simulator = await start({ showPersonalData: true })
    for (const text of await shown(simulator)) {
      expect(text).toContain(PERSON.payer)
    }
    expect((await start()).list()).toEqual([])
    expect(simulator.get("A1").extras).toMatchObject(PERSON)
  })
})
