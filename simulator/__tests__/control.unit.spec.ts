import {
  startSimulator,
  type Callback,
  type Fault,
  type RunningSimulator,
  type SimulatorSettings,
  type VoucherView,
} from ".."
import { signFields } from "../../src/lib/signature/sign"
import { eventually, Merchant } from "./merchant"

const SIGNING = { appSecret: ["Control-Secret"], saltPosition: "suffix" as const }

let simulator: RunningSimulator
let merchant: Merchant

beforeAll(async () => {
  simulator = await startSimulator({
    showPersonalData: true,
    merchantNo: "0000001",
    appSecret: "Control-Secret",
    timeScale: 0.001,
  })
  merchant = new Merchant(SIGNING)
  await merchant.start()
})
afterAll(async () => {
  await simulator.close()
  await merchant.stop()
})
beforeEach(() => simulator.reset())

type ControlAnswer = Partial<{
  message: string
  voucher: VoucherView
  vouchers: VoucherView[]
  callback: Callback
  callbacks: Callback[]
  fault: Fault
  faults: Fault[]
  settings: SimulatorSettings
  counts: Record<string, number>
}>

async function control(method: string, path: string, sent?: unknown) {
  const url = `${simulator.url}/control/${path}`
  const answer = await fetch(url, { method, body: sent ? JSON.stringify(sent) : null })
  return { status: answer.status, body: (await answer.json()) as ControlAnswer }
}

async function ask(endpoint: string, fields: Record<string, string>, signal?: AbortSignal) {
  const timed = { ...fields, timestamp: "1728609257212" }
  return await fetch(`${simulator.baseUrl}/v1/paypro/${endpoint}`, {
    method: "POST",
    headers: { merchantNo: "0000001" },
    body: JSON.stringify({ ...timed, sign: signFields(timed, SIGNING) }),
    signal,
  })
}

const issue = async (tradeNo: string, signal?: AbortSignal) =>
  await ask("payInApi", { tradeNo, amount: "300", wayCode: "va", notifyUrl: merchant.url }, signal)

describe("control routes", () => {
  it("pay, reject, time out and call back, with or without a callback", async () => {
    await issue("A1")
    await issue("A2")
    await issue("A3")
    expect(
      await control("POST", "vouchers/A1/pay", { amount: "100.50", callback: false }),
    ).toMatchObject({
      status: 200,
      body: { voucher: { tradeNo: "A1", status: "0001", amount: "300", received: "100.50" } },
    })
    expect((await control("POST", "vouchers/A1/pay")).body.voucher?.received).toBe("300.00")
    expect((await control("POST", "vouchers/A2/reject")).body.voucher?.message).toBe("Rejected")
    expect((await control("POST", "vouchers/A3/time-out")).body.voucher?.status).toBe("00029")
    expect((await control("POST", "vouchers/A3/call-back")).body.callback?.tradeNo).toBe("A3")

    await eventually(async () => {
      const { callbacks = [] } = (await control("GET", "callbacks")).body
      return callbacks.length === 4 && callbacks.every(({ state }) => state === "accepted")
    })
    expect((await control("GET", "callbacks?tradeNo=A3")).body.callbacks).toHaveLength(2)
    expect((await control("GET", "vouchers/A1")).body).toMatchObject({
      voucher: { paymentInfo: expect.any(String) },
      callbacks: [{ status: "0000", attempts: [{ httpStatus: 200, body: "OK" }] }],
    })
    expect((await control("GET", "vouchers?limit=2")).body.vouchers).toMatchObject([
      { tradeNo: "A3" },
      { tradeNo: "A2" },
    ])
  })

  it("switch faults and settings, count requests and forget", async () => {
    const fault = { kind: "error500", endpoint: "queryPayInResult", count: 1 }
    expect((await control("POST", "faults", fault)).body.fault).toMatchObject({
      ...fault,
      processed: true,
    })
    await issue("A1")
    expect((await ask("queryPayInResult", { tradeNo: "A1" })).status).toBe(500)
    expect((await ask("queryPayInResult", { tradeNo: "A1" })).status).toBe(200)
    expect((await control("GET", "faults")).body.faults).toEqual([])
    expect((await control("GET", "requests")).body).toMatchObject({
      counts: { payInApi: 1, queryPayInResult: 2, queryBalance: 0, paymentLink: 0 },
      requests: [{ fault: null }, { fault: "error500", tradeNo: "A1" }, { fault: null }],
    })
    await control("POST", "faults", { kind: "html" })
    await control("DELETE", "faults")
    expect((await control("GET", "faults")).body.faults).toEqual([])

    const changed = await control("POST", "settings", { reading: "ordered" })
    expect(changed.body.settings?.reading).toBe("ordered")
    expect((await control("GET", "settings")).body.settings).toMatchObject({
      reading: "ordered",
      timeScale: 0.001,
    })
    await control("POST", "reset")
    expect((await control("GET", "requests")).body.counts?.payInApi).toBe(0)
  })

  it.each([
    ["POST", "vouchers/nope/pay", {}, 404],
    ["GET", "vouchers/nope", undefined, 404],
    ["GET", "nope", undefined, 404],
    ["PUT", "faults", {}, 404],
    ["POST", "vouchers/A1/pay", { amount: "1.234" }, 400],
    ["POST", "vouchers/A1/pay", { amount: -1 }, 400],
    ["POST", "vouchers/A1/pay", { amount: "0.00" }, 400],
    ["POST", "vouchers/A1/pay", { pesos: 1 }, 400],
    ["POST", "faults", { kind: "earthquake" }, 400],
    ["POST", "settings", { queryLagMs: -1 }, 400],
    ["POST", "settings", { reading: "paid" }, 400],
    ["POST", "vouchers/A1/reverse", { amount: 1 }, 400],
    ["POST", "settings", { colour: "red" }, 400],
  ])("say what is wrong with %s %s %j", async (method, path, body, status) => {
    await issue("A1")
    const answer = await control(method, path, body)
    expect(answer).toMatchObject({ status, body: { message: expect.stringMatching(/\w/) } })
    expect(simulator.get("A1").received).toBe("0.00")
  })

  it("refuse to fail what is paid", async () => {
    await issue("A1")
    simulator.pay("A1")
    expect((await control("POST", "vouchers/A1/reject")).status).toBe(409)
  })
})

describe("faults of answers", () => {
  it("lose the answer and keep the work, or lose both", async () => {
    const impatient = () => AbortSignal.timeout(50)
    simulator.setFault({ kind: "timeout", count: 1 })
    simulator.setFault({ kind: "timeout", count: 1, processed: false })
    await expect(issue("A1", impatient())).rejects.toThrow()
    await expect(issue("A2", impatient())).rejects.toThrow()
    expect(simulator.list().map(({ tradeNo }) => tradeNo)).toEqual(["A1"])
    expect((await issue("A2")).status).toBe(200)
  })

  it("befall only the endpoint and the voucher they name", async () => {
    simulator.setFault({ kind: "error500", endpoint: "payInApi", tradeNo: "A2" })
    expect((await issue("A1")).status).toBe(200)
    expect((await issue("A2")).status).toBe(500)
    expect((await ask("queryPayInResult", { tradeNo: "A2" })).status).toBe(200)
  })
})

describe("the page", () => {
  const press = (path: string, form: Record<string, string> = {}) =>
    fetch(`${simulator.url}/page/${path}`, {
      method: "POST",
      body: new URLSearchParams(form),
      redirect: "manual",
    })
  const page = async (query = "") => await (await fetch(`${simulator.url}/${query}`)).text()

  it("lists vouchers, searches them and trusts none of their text", async () => {
    const fields = { tradeNo: "A1", amount: "300", wayCode: "va", notifyUrl: merchant.url }
    await ask("payInApi", { ...fields, payer: `<script>"Ana"` })
    await issue("B2")
    expect(await page()).toMatch(/B2[^]*A1/)
    expect(await page()).toContain("&lt;script&gt;&quot;Ana&quot;")
    expect(await page("?q=Ana")).not.toContain("Voucher B2")
    expect(await page("?q=Ana")).toContain("Voucher A1")
  })

  it("has a button for everything that happens to a voucher", async () => {
    await issue("A1")
    await issue("A2")
    const steps = [
      () => press("vouchers/A1/pay", { amount: "100" }),
      () => press("vouchers/A1/pay?amount=250.00", { amount: "" }),
      () => press("vouchers/A1/call-back"),
      () => press("vouchers/A2/time-out"),
      () => press("vouchers/A2/reject"),
      () => press("faults", { kind: "html", endpoint: "", count: "" }),
      () => press("callbacks", { timeScale: "0.001", callbackDelayMs: "1" }),
    ]
    for (const step of steps) {
      const answer = await step()
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"])
    }
    expect(simulator.get("A1")).toMatchObject({ status: "0000", received: "350.00" })
    expect(simulator.get("A2").message).toBe("Rejected")
    expect(simulator.faults()).toMatchObject([{ kind: "html" }])
    expect(simulator.settings).toMatchObject({ autoCallback: false, callbackDelayMs: 1 })
    await press("faults/clear")
    expect(simulator.faults()).toEqual([])
    simulator.configure({ autoCallback: true, callbackDelayMs: 0 })
  })

  it("says what was wrong", async () => {
    const answer = await press("vouchers/nope/pay", { amount: "1" })
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining("No voucher nope"),
    ])
    expect((await press("nope")).status).toBe(404)
    expect((await fetch(`${simulator.url}/favicon.ico`)).status).toBe(404)
  })
})
