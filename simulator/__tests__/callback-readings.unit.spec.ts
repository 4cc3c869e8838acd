import { startSimulator, type RunningSimulator } from ".."
import { signFields } from "../../src/lib/signature/sign"
import { parseSigned } from "../../src/lib/signature/verify"
import { eventually, Merchant } from "./merchant"
import { StoreRequests } from "./store-requests"

const SIGNING = { appSecret: ["Callback-Readings"], saltPosition: "suffix" as const }

let simulator: RunningSimulator
let merchant: Merchant
let store: StoreRequests

beforeEach(async () => {
  simulator = await startSimulator({ merchantNo: "0000001", appSecret: "Callback-Readings" })
  merchant = new Merchant(SIGNING)
  await merchant.start()
  store = new StoreRequests(simulator, SIGNING, () => merchant.url)
})
afterEach(async () => {
  await simulator.close()
  await merchant.stop()
})

/** The fields that the n-th callback brings, once it is there; null where its signature does not hold. */
const fieldsOf = async (n: number) => (await eventually(() => merchant.received[n])).fields
const rawOf = async (n: number) => (await eventually(() => merchant.received[n])).raw

describe("the amount of a callback", () => {
  it.each([
    ["sums", ["100.00", "300.00", "350.00"]],
    ["single", ["100.00", "200.00", "50.00"]],
  ] as const)("is one of %s, each payment with its own utr", async (callbackAmounts, amounts) => {
    simulator.configure({ callbackAmounts })
    await store.payIn("A1")
    const seen = []
    for (const [n, pesos] of [100, 200, 50].entries()) {
      simulator.pay("A1", pesos)
      seen.push(await fieldsOf(n))
    }
    expect(seen.map((fields) => String(fields?.amount))).toEqual(amounts)
    expect(seen.map((fields) => fields?.status)).toEqual(["0001", "0000", "0000"])
    expect(new Set(seen.map((fields) => fields?.utr)).size).toBe(3)
  })

  it("is the order's amount when it failed unpaid, also where amounts are single payments", async () => {
    simulator.configure({ callbackAmounts: "single" })
    await store.payIn("A1")
    simulator.reject("A1")
    expect(await rawOf(0)).toContain(`"amount":300.00,`)
  })

  it("is a signed text where it has thousands separators", async () => {
    simulator.configure({ amountFormat: "thousands" })
    await store.payIn("A1", { amount: "1200" })
    simulator.pay("A1")
    expect(await fieldsOf(0)).toHaveProperty("amount", "1,200.00")
  })
})

describe("a callback", () => {
  it("tells of money that was taken back, or does not", async () => {
    await store.payIn("A1")
    simulator.pay("A1")
    await fieldsOf(0)
    simulator.reverse("A1")
    expect(await fieldsOf(1)).toMatchObject({ status: "00029", message: "Reversed" })
    expect(await fieldsOf(1)).not.toHaveProperty("successTime")
    simulator.pay("A1", undefined, { callback: false })
    simulator.reverse("A1", { callback: false })
    expect(simulator.callbacks("A1")).toHaveLength(2)
  })

  it("says 00032, and paid afterwards", async () => {
    await store.payIn("A1")
    simulator.unknownError("A1")
    expect(await fieldsOf(0)).toHaveProperty("status", "00032")
    simulator.pay("A1")
    expect(await fieldsOf(1)).toHaveProperty("status", "0000")
  })

  it("says paid while the query lags behind", async () => {
    simulator.configure({ queryLagMs: 3_600_000 })
    await store.payIn("A1")
    simulator.pay("A1")
    expect(await fieldsOf(0)).toHaveProperty("status", "0000")
    expect((await store.query("A1")).data).toHaveProperty("status", "0015")
  })

  it("has the names that the settings choose", async () => {
    simulator.configure({ platformField: "payproTradeNo", failureCode: "0029" })
    await store.payIn("A1")
    simulator.reject("A1")
    const fields = await fieldsOf(0)
    expect(fields).toMatchObject({
      status: "0029",
      payproTradeNo: simulator.get("A1").payproTradeNo,
    })
    expect(fields).not.toHaveProperty("platFormTradeNo")
    expect(simulator.callbacks("A1")).toMatchObject([{ status: "0029" }])
  })
})

describe("null fields of a callback", () => {
  it("are absent unless they are asked for", async () => {
    await store.payIn("A1")
    simulator.reject("A1")
    expect(await rawOf(0)).not.toContain("null")
  })

  it("dropped: are left out of the signature", async () => {
    simulator.configure({ nullSign: "dropped" })
    await store.payIn("A1")
    simulator.reject("A1")
    expect(await rawOf(0)).toMatch(/"utr":null,"channelCode":null,"successTime":null/)
    expect(await fieldsOf(0)).toMatchObject({ status: "00029", utr: null })
  })

  it("printed: are signed as key=null, on a paid voucher too", async () => {
    simulator.configure({ nullSign: "printed" })
    await store.payIn("A1")
    simulator.pay("A1")
    const { sign, ...fields } = parseSigned(await rawOf(0))
    expect(fields).toMatchObject({ status: "0000", channelCode: null })
    expect(sign).toBe(signFields({ ...fields, channelCode: "null" }, SIGNING))
    expect(await fieldsOf(0)).toMatchObject({ status: "0000", channelCode: null })
  })
})
