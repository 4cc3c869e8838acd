import { startSimulator, type RunningSimulator } from ".."
import { describeClabe } from "../../src/lib/clabe"
import { signFields, type SigningOptions } from "../../src/lib/signature/sign"
import { verifySigned } from "../../src/lib/signature/verify"
import { DEFAULT_SETTINGS } from "../settings"

const SIGNING: SigningOptions = { appSecret: ["Api-Secret-1"], saltPosition: "suffix" }
const TIMESTAMP = "1728609257212"
/** PayPro's own example of a request. */
const EXAMPLE = {
  timestamp: TIMESTAMP,
  tradeNo: "test_00000008",
  amount: "300",
  mobile: "15745896325",
  payer: "kevin zhang",
  notifyUrl: "https://google.com",
  returnUrl: "http://abc.com/callback_page",
  remark: "test",
  wayCode: "va",
}

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator({
    merchantNo: "0000001",
    appSecret: "Api-Secret-1",
    autoCallback: false,
  })
})
afterAll(() => simulator.close())
beforeEach(() => {
  simulator.reset()
  simulator.configure(DEFAULT_SETTINGS)
  simulator.configure({ autoCallback: false })
})

async function post(endpoint: string, body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${simulator.baseUrl}/v1/paypro/${endpoint}`, {
    method: "POST",
    headers: { "content-type": "application/json", merchantNo: "0000001", ...headers },
    body,
  })
  return { status: answer.status, text: await answer.text() }
}

type Answer = { code: string; msg: string; data: Record<string, string> }
const parse = (text: string) => JSON.parse(text) as Answer

async function ask(
  endpoint: string,
  fields: Record<string, unknown>,
  headers?: Record<string, string>,
): Promise<Answer> {
  const body = JSON.stringify({ ...fields, sign: signFields(fields, SIGNING) })
  return parse((await post(endpoint, body, headers)).text)
}

const query = (tradeNo: string) => ask("queryPayInResult", { tradeNo, timestamp: TIMESTAMP })

describe("payInApi", () => {
  it("answers PayPro's example as PayPro does", async () => {
    expect(await ask("payInApi", EXAMPLE)).toEqual({
      msg: "success",
      code: "0000",
      timestamp: expect.any(Number),
      success: true,
      data: {
        tradeNo: "test_00000008",
        payproTradeNo: expect.stringMatching(/^[0-9a-f]{32}$/),
        status: "0015",
        desc: "Create",
        remark: "test",
        paymentInfo: expect.stringMatching(/^684180\d{12}$/),
      },
    })
  })

  it("hands out accounts that a bank would take", async () => {
    for (const tradeNo of ["A1", "A2", "A3", "A4"]) {
      const { data } = await ask("payInApi", { ...EXAMPLE, tradeNo })
      expect(describeClabe(String(data.paymentInfo))).toHaveProperty("bank")
    }
  })

  it("hands out 19 digits as in the example where it is told to, and 14 for the till", async () => {
    simulator.configure({ accounts: "nineteen_digits" })
    const account = await ask("payInApi", EXAMPLE)
    expect(account.data.paymentInfo).toMatch(/^684180\d{13}$/)
    const till = await ask("payInApi", { ...EXAMPLE, tradeNo: "A2", wayCode: "store" })
    expect(till.data.paymentInfo).toMatch(/^\d{14}$/)
  })

  it.each([
    ["a number already used", {}, "10005"],
    ["decimals", { tradeNo: "A2", amount: "300.50" }, "10004"],
    ["decimals that say nothing", { tradeNo: "A2", amount: "300.00" }, "10004"],
    ["an amount that is a number", { tradeNo: "A2", amount: 300 }, "10004"],
    ["nothing to pay", { tradeNo: "A2", amount: "0" }, "10004"],
    ["no amount", { tradeNo: "A2", amount: "" }, "10004"],
    ["a long trade number", { tradeNo: "1".repeat(33) }, "10004"],
    ["an unknown way", { tradeNo: "A2", wayCode: "card" }, "10004"],
    ["nowhere to call", { tradeNo: "A2", notifyUrl: "shop" }, "10004"],
    ["no timestamp", { tradeNo: "A2", timestamp: undefined }, "10004"],
  ])("refuses %s", async (_, changes, code) => {
    await ask("payInApi", EXAMPLE)
    expect(await ask("payInApi", { ...EXAMPLE, ...changes })).toEqual({
      msg: expect.any(String),
      code,
      timestamp: expect.any(Number),
      success: false,
    })
    expect(simulator.list()).toHaveLength(1)
  })

  it("refuses another merchant, another secret, no sign, no JSON and no such endpoint", async () => {
    const signed = { ...EXAMPLE, sign: signFields(EXAMPLE, { ...SIGNING, appSecret: ["Other"] }) }
    const refusals = [
      await ask("payInApi", EXAMPLE, { merchantNo: "0000002" }),
      parse((await post("payInApi", JSON.stringify(signed))).text),
      parse((await post("payInApi", JSON.stringify(EXAMPLE))).text),
      parse((await post("payInApi", "amount=300")).text),
      parse((await post("payOut", "{}")).text),
    ]
    expect(refusals.map(({ code }) => code)).toEqual(["10001", "10003", "10003", "10002", "10404"])
    // Whoever signs wrongly is told what should have been signed, and never with what.
    expect(refusals[1]?.msg).toContain("amount=300mobile=15745896325notifyUrl=")
    expect(refusals[1]?.msg).not.toContain("Api-Secret-1")
    expect(simulator.list()).toHaveLength(0)
  })

  it("signs with a secret in front, in turn or by a function", async () => {
    for (const signing of [
      { appSecret: "S", saltPosition: "prefix" as const },
      { appSecret: ["New", "Old"] },
      { appSecret: "S", sign: (canonical: string) => canonical },
    ]) {
      const other = await startSimulator({ merchantNo: "0000001", ...signing })
      const options = {
        saltPosition: "suffix" as const,
        ...signing,
        appSecret: [signing.appSecret].flat().reverse(),
      }
      const answer = await fetch(`${other.baseUrl}/v1/paypro/payInApi`, {
        method: "POST",
        headers: { merchantNo: "0000001" },
        body: JSON.stringify({ ...EXAMPLE, sign: signFields(EXAMPLE, options) }),
      })
      expect(await answer.json()).toMatchObject({ code: "0000" })
      await other.close()
    }
  })
})

describe("queryPayInResult", () => {
  it("prints the order's own amount while nothing has come, also once it has failed", async () => {
    const { data } = await ask("payInApi", EXAMPLE)
    expect(await query("test_00000008")).toMatchObject({
      code: "0000",
      success: true,
      data: {
        tradeNo: "test_00000008",
        payproTradeNo: data.payproTradeNo,
        status: "0015",
        amount: "300.00",
        receivedAmount: "291.00",
        createTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d{1,2}:\d\d:\d\d$/),
        message: "Create",
      },
    })
    simulator.timeOut("test_00000008")
    expect((await query("test_00000008")).data).toMatchObject({
      status: "00029",
      amount: "300.00",
      message: "Collection order timed out without payment",
      successTime: expect.any(String),
    })
  })

  it("adds up what is paid: partly paid, paid, paid more", async () => {
    await ask("payInApi", EXAMPLE)
    for (const [paid, status, amount] of [
      ["100.10", "0001", "100.10"],
      [undefined, "0000", "300.00"],
      [50, "0000", "350.00"],
    ] as const) {
      simulator.pay("test_00000008", paid)
      expect((await query("test_00000008")).data).toMatchObject({ status, amount })
    }
  })

  it("takes money on a voucher that has failed, and fails none that is paid", async () => {
    await ask("payInApi", EXAMPLE)
    expect(simulator.reject("test_00000008")).toMatchObject({
      status: "00029",
      message: "Rejected",
    })
    expect(simulator.pay("test_00000008", 10)).toMatchObject({ status: "0001", received: "10.00" })
    expect(simulator.timeOut("test_00000008")).toMatchObject({ status: "00029", received: "10.00" })
    expect(simulator.pay("test_00000008")).toMatchObject({ status: "0000", received: "300.00" })
    expect(() => simulator.reject("test_00000008")).toThrow(/is paid/)
  })

  it("refuses an unknown number", async () => {
    expect(await query("nope")).toMatchObject({ code: "8000", success: false })
  })

  it("signs its answers where it is told to", async () => {
    simulator.configure({ signAnswers: true })
    await ask("payInApi", EXAMPLE)
    const fields = { tradeNo: "test_00000008", timestamp: TIMESTAMP }
    const body = JSON.stringify({ ...fields, sign: signFields(fields, SIGNING) })
    const { text } = await post("queryPayInResult", body)
    expect(verifySigned(text, SIGNING)).toHaveProperty("code", "0000")
  })
})

describe("the other endpoints", () => {
  it("queryBalance knows what came in, in PayPro's other spelling of the outer layer", async () => {
    await ask("payInApi", EXAMPLE)
    simulator.pay("test_00000008", 100)
    expect(await ask("queryBalance", { timestamp: TIMESTAMP })).toMatchObject({
      timestamp: expect.any(String),
      success: "true",
      data: { availablAmount: "97.0000", freezeAmount: "0.0000", unsettledAmount: "0.0000" },
    })
  })

  it("paymentLink leads to a page that shows the voucher", async () => {
    const { data } = await ask("paymentLink", { ...EXAMPLE, wayCode: undefined })
    expect(data).toMatchObject({ tradeNo: "test_00000008", status: "0015" })
    expect(await (await fetch(String(data.paymentLink))).text()).toContain("test_00000008")
  })

  it("refuses a body of more than a megabyte", async () => {
    await expect(post("payInApi", " ".repeat(2 ** 21))).resolves.toMatchObject({ status: 413 })
  })
})
