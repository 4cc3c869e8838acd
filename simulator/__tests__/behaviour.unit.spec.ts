import { startSimulator, type RunningSimulator, type SimulatorSettings } from ".."
import { DEFAULT_SETTINGS } from "../settings"
import { StoreRequests } from "./store-requests"

const SIGNING = { appSecret: ["Behaviour-Secret"], saltPosition: "suffix" as const }
const EVERY_READING = {
  reading: "ordered",
  paymentList: true,
  callbackAmounts: "single",
  queryLagMs: 1500,
  amountFormat: "thousands",
  unknownTradeNo: "failed",
  failureCode: "0029",
  platformField: "platFormTradeNo",
  balanceField: "availableAmount",
  nullSign: "printed",
  strictPayer: true,
  accounts: "nineteen_digits",
  signAnswers: true,
} satisfies Partial<SimulatorSettings>

let simulator: RunningSimulator
let store: StoreRequests

beforeAll(async () => {
  simulator = await startSimulator({ merchantNo: "0000001", appSecret: "Behaviour-Secret" })
  store = new StoreRequests(simulator, SIGNING)
})
afterAll(() => simulator.close())
beforeEach(() => {
  simulator.reset()
  simulator.configure({ ...DEFAULT_SETTINGS, autoCallback: false })
})

const page = async () => await (await fetch(`${simulator.url}/`)).text()
const press = (path: string, form: Record<string, string> = {}) =>
  fetch(`${simulator.url}/page/${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  })

async function control(path: string, body: object = {}) {
  const url = `${simulator.url}/control/${path}`
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe("the readings of PayPro's pages", () => {
  it("are options at the start", async () => {
    const other = await startSimulator({ merchantNo: "1", appSecret: "S", ...EVERY_READING })
    expect(other.settings).toMatchObject(EVERY_READING)
    await other.close()
  })

  it("are switched over HTTP, and stay where they are not named", async () => {
    const { body } = await control("settings", EVERY_READING)
    expect(body.settings).toEqual({ ...DEFAULT_SETTINGS, autoCallback: false, ...EVERY_READING })
    await control("settings", { queryLagMs: 0 })
    expect(simulator.settings).toMatchObject({ ...EVERY_READING, queryLagMs: 0 })
  })

  it("are switched on the page, which shows those in force", async () => {
    expect(await page()).toMatch(/reading received[^]*<option\s+value="received"\s+selected/)
    const { paymentList, strictPayer, signAnswers, queryLagMs, ...choices } = EVERY_READING
    const form = { ...choices, paymentList: "on", strictPayer: "on", signAnswers: "on" }
    const answer = await press("behaviour", { ...form, queryLagMs: String(queryLagMs) })
    expect(answer.status).toBe(303)
    expect(simulator.settings).toMatchObject({
      ...choices,
      ...{ paymentList, strictPayer, signAnswers, queryLagMs },
      autoCallback: false,
    })
    const shown = await page()
    for (const [name, value] of Object.entries(EVERY_READING)) {
      expect(shown).toContain(`<strong>${name} ${value}</strong>`)
    }
    expect(shown).toMatch(/<option\s+value="ordered"\s+selected/)
    expect(shown).toMatch(/name="paymentList"\s+checked/)
  })

  it("are left as they were by a form that makes no sense", async () => {
    expect((await press("behaviour", { reading: "paid" })).status).toBe(400)
    expect(simulator.settings.reading).toBe("received")
  })
})

describe("what can happen to a voucher", () => {
  it("over HTTP: an unknown error, a payment and its reversal", async () => {
    await store.payIn("A1")
    const events = [
      await control("vouchers/A1/reverse"),
      await control("vouchers/A1/unknown-error", { callback: false }),
      await control("vouchers/A1/pay"),
      await control("vouchers/A1/unknown-error"),
      await control("vouchers/A1/reverse", { callback: true }),
    ]
    expect(events).toMatchObject([
      { status: 409 },
      { status: 200, body: { voucher: { status: "00032" } } },
      { status: 200, body: { voucher: { status: "0000" } } },
      { status: 409 },
      { status: 200, body: { voucher: { status: "00029", received: "0.00" } } },
    ])
    expect(simulator.callbacks("A1")).toMatchObject([{ status: "00029" }])
  })

  it("on the page: the same, and every payment with its utr", async () => {
    await store.payIn("A1")
    expect(await page()).not.toContain("vouchers/A1/reverse")
    await press("vouchers/A1/unknown-error")
    expect(simulator.get("A1").status).toBe("00032")
    await press("vouchers/A1/pay", { amount: "300" })
    const shown = await page()
    expect(shown).toContain("300.00 00032")
    expect(shown).toContain("300.00 0000")
    expect(shown).toContain(String(simulator.get("A1").utr))
    expect(shown).not.toContain("vouchers/A1/unknown-error")
    await press("vouchers/A1/reverse")
    expect(simulator.get("A1")).toMatchObject({ status: "00029", received: "0.00" })
  })
})
