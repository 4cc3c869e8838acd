import { startSimulator, type RunningSimulator, type SimulatorSettings } from ".."
import { DEFAULT_SETTINGS } from "../settings"
import { StoreRequests } from "./store-requests"

const SIGNING = { appSecret: ["Readings-Secret"], saltPosition: "suffix" as const }

let simulator: RunningSimulator
let store: StoreRequests

beforeAll(async () => {
  simulator = await startSimulator({ merchantNo: "0000001", appSecret: "Readings-Secret" })
  store = new StoreRequests(simulator, SIGNING)
})
afterAll(() => simulator.close())
beforeEach(() => {
  simulator.reset()
  simulator.configure({ ...DEFAULT_SETTINGS, autoCallback: false })
})

const data = async (tradeNo = "A1") => (await store.query(tradeNo)).data

describe("a query's amounts", () => {
  it.each([
    // [reading, after 0, 100 and 100 + 200 + 50 pesos: status, amount, receivedAmount]
    [
      "received",
      ["0015", "300.00", "291.00"],
      ["0001", "100.00", "97.00"],
      ["0000", "350.00", "339.50"],
    ],
    [
      "ordered",
      ["0015", "300.00", "0.00"],
      ["0001", "300.00", "100.00"],
      ["0000", "300.00", "100.00"],
    ],
  ] as const)("of the reading %s are those of its pages", async (reading, unpaid, part, more) => {
    simulator.configure({ reading })
    const seen = async () => {
      const { status, amount, receivedAmount } = (await data()) ?? {}
      return [status, amount, receivedAmount]
    }
    await store.payIn("A1")
    expect(await seen()).toEqual(unpaid)
    simulator.pay("A1", 100)
    expect(await seen()).toEqual(part)
    simulator.pay("A1", 200)
    simulator.pay("A1", 50)
    expect(await seen()).toEqual(more)
  })

  it.each([
    ["plain", "1200", "1234.50"],
    ["decimals", "1200.00", "1234.50"],
    ["four_decimals", "1200.0000", "1234.5000"],
    ["thousands", "1,200.00", "1,234.50"],
  ] as const)("are printed as the format %s says", async (amountFormat, ordered, paid) => {
    simulator.configure({ amountFormat })
    await store.payIn("A1", { amount: "1200" })
    expect(await data()).toHaveProperty("amount", ordered)
    simulator.pay("A1", "1234.50")
    expect(await data()).toHaveProperty("amount", paid)
  })

  it("have commas at every thousand and nowhere else", async () => {
    simulator.configure({ amountFormat: "thousands", reading: "ordered" })
    await store.payIn("A1", { amount: "999" })
    await store.payIn("A2", { amount: "1234567" })
    expect([await data("A1"), await data("A2")]).toMatchObject([
      { amount: "999.00", receivedAmount: "0.00" },
      { amount: "1,234,567.00" },
    ])
  })
})

describe("paymentList", () => {
  it("is left out unless it is switched on", async () => {
    await store.payIn("A1")
    expect(await data()).not.toHaveProperty("paymentList")
    simulator.configure({ paymentList: true })
    expect(await data()).toHaveProperty("paymentList", [])
  })

  it("has a record for each payment, the rejected and the unclear ones among them", async () => {
    simulator.configure({ paymentList: true })
    await store.payIn("A1")
    simulator.pay("A1", 100)
    simulator.unknownError("A1")
    simulator.reject("A1")
    simulator.pay("A1", 200)
    const { paymentList } = (await data()) ?? {}
    const paid = {
      status: "0000",
      utr: expect.stringMatching(/^\d{12}$/),
      successTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d{1,2}:\d\d:\d\d$/),
    }
    expect(paymentList).toEqual([
      { ...paid, amount: "100.00" },
      { amount: "200.00", status: "00032" },
      { amount: "200.00", status: "00029" },
      { ...paid, amount: "200.00" },
    ])
    const utrs = simulator.get("A1").payments.flatMap(({ utr }) => utr ?? [])
    expect(new Set(utrs).size).toBe(2)
  })
})

describe("a query about an unknown number", () => {
  it.each<[SimulatorSettings["unknownTradeNo"], object]>([
    ["8000", { code: "8000", success: false }],
    ["9999", { code: "9999", success: false }],
    ["failed", { code: "0000", success: true, data: { tradeNo: "nope", status: "00029" } }],
    ["empty", { code: "0000", success: true, data: {} }],
  ])("is answered %s", async (unknownTradeNo, answer) => {
    simulator.configure({ unknownTradeNo })
    const { code, success, data } = await store.query("nope")
    expect({ code, success, data }).toMatchObject(answer)
    expect("data" in answer).toBe(data !== undefined)
    expect(data ?? {}).not.toHaveProperty("amount")
  })
})

describe("names that PayPro's pages write in two ways", () => {
  it.each([
    ["mixed", "payproTradeNo"],
    ["payproTradeNo", "payproTradeNo"],
    ["platFormTradeNo", "platFormTradeNo"],
  ] as const)("platformField %s: answers carry %s", async (platformField, field) => {
    simulator.configure({ platformField })
    const issued = await store.payIn("A1")
    const { payproTradeNo } = simulator.get("A1")
    for (const answer of [issued.data, await data()]) {
      expect(answer).toMatchObject({ [field]: payproTradeNo })
      expect(Object.keys(answer ?? {}).filter((key) => /tradeNo/i.test(key))).toHaveLength(2)
    }
  })

  it("failureCode 0029: a failed voucher and a failed payment have it", async () => {
    simulator.configure({ failureCode: "0029", paymentList: true })
    await store.payIn("A1")
    simulator.reject("A1")
    expect(await data()).toMatchObject({ status: "0029", paymentList: [{ status: "0029" }] })
    expect(simulator.get("A1").status).toBe("00029")
  })

  it.each(["availablAmount", "availableAmount"] as const)("the balance is %s", async (field) => {
    simulator.configure({ balanceField: field })
    const balance = (await store.ask("queryBalance", {})).data ?? {}
    expect(Object.keys(balance)).toEqual([field, "freezeAmount", "unsettledAmount"])
  })
})

describe("a strict PayPro", () => {
  it.each([
    ["an accent", { payer: "José Pérez" }],
    ["an ampersand", { payer: "Ana & Luis" }],
    ["an equals sign", { payer: "Ana=Luis" }],
    ["an emoji", { payer: "Ana 🌮" }],
    ["a phone with a plus, spaces and a dash", { mobile: "+52 55 1234-5678" }],
  ])("refuses a pay-in with %s, and issues nothing", async (_, sent) => {
    simulator.configure({ strictPayer: true })
    expect(await store.payIn("A1", sent)).toMatchObject({ code: "8000", success: false })
    expect(simulator.list()).toEqual([])
    simulator.configure({ strictPayer: false })
    expect(await store.payIn("A1", sent)).toMatchObject({ code: "0000" })
  })

  it("takes a plain name, a phone of digits, and neither", async () => {
    simulator.configure({ strictPayer: true })
    const plain = { payer: "Jose O'Brien-Perez Jr.", mobile: "525512345678" }
    expect(await store.payIn("A1", plain)).toMatchObject({ code: "0000" })
    expect(await store.payIn("A2")).toMatchObject({ code: "0000" })
  })
})
