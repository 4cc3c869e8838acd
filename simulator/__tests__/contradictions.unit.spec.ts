import { startSimulator, type RunningSimulator } from ".."
import { DEFAULT_SETTINGS } from "../settings"
import { StoreRequests } from "./store-requests"

const SIGNING = { appSecret: ["Contradictions"], saltPosition: "suffix" as const }
const MINUTE = 60_000

let simulator: RunningSimulator
let store: StoreRequests

beforeAll(async () => {
  simulator = await startSimulator({ merchantNo: "0000001", appSecret: "Contradictions" })
  store = new StoreRequests(simulator, SIGNING)
})
afterAll(() => simulator.close())
beforeEach(() => {
  simulator.reset()
  simulator.configure({ ...DEFAULT_SETTINGS, autoCallback: false })
})

const status = async (tradeNo = "A1") => (await store.query(tradeNo)).data?.status

describe("a query that lags behind", () => {
  beforeEach(() => {
    // The clock alone: requests still need real timers.
    jest.useFakeTimers({
      doNotFake: [
        "setTimeout",
        "clearTimeout",
        "setInterval",
        "clearInterval",
        "setImmediate",
        "clearImmediate",
        "nextTick",
        "queueMicrotask",
        "performance",
        "hrtime",
      ],
    })
  })
  afterEach(() => jest.useRealTimers())

  const pass = (ms: number) => jest.setSystemTime(Date.now() + ms)

  it("says failed, then paid, as the voucher was one lag before", async () => {
    simulator.configure({ queryLagMs: 5 * MINUTE })
    await store.payIn("A1")
    pass(10 * MINUTE)
    simulator.timeOut("A1")
    expect(await status()).toBe("0015")
    pass(4 * MINUTE)
    simulator.pay("A1")
    pass(MINUTE)
    expect(await status()).toBe("00029")
    pass(4 * MINUTE)
    expect(await status()).toBe("0000")
  })

  it("knows a voucher that is younger than the lag, as it was issued", async () => {
    simulator.configure({ queryLagMs: MINUTE })
    await store.payIn("A1")
    simulator.pay("A1")
    expect(await status()).toBe("0015")
    simulator.configure({ queryLagMs: 0 })
    expect(await status()).toBe("0000")
  })
})

describe("the fault stale", () => {
  it("lets so many queries about a voucher miss its latest change", async () => {
    await store.payIn("A1")
    await store.payIn("A2")
    simulator.timeOut("A1")
    simulator.pay("A1")
    simulator.pay("A2")
    simulator.setFault({ kind: "stale", tradeNo: "A1", count: 2 })
    expect([await status("A2"), await status(), await status(), await status()]).toEqual([
      "0000",
      "00029",
      "00029",
      "0000",
    ])
  })

  it("changes nothing about a voucher to which nothing happened, and spares other endpoints", async () => {
    simulator.setFault({ kind: "stale", count: 1 })
    expect(await store.payIn("A1")).toMatchObject({ code: "0000" })
    expect(simulator.faults()).toHaveLength(1)
    expect(await status()).toBe("0015")
    expect(simulator.faults()).toEqual([])
  })
})

describe("outer codes", () => {
  it("systemException: a pay-in answered 5000 is issued all the same", async () => {
    simulator.setFault({ kind: "systemException", count: 1 })
    expect(await store.payIn("A1")).toEqual({
      code: "5000",
      msg: "System Exception",
      success: false,
      timestamp: expect.any(Number),
    })
    expect(await status()).toBe("0015")
  })

  it.each(["systemException", "orderError"] as const)(
    "%s: a pay-in that was not processed is not issued",
    async (kind) => {
      simulator.setFault({ kind, processed: false, count: 1 })
      await store.payIn("A1")
      expect(simulator.list()).toEqual([])
      expect(await store.payIn("A1")).toMatchObject({ code: "0000" })
    },
  )

  it("orderError: a pay-in answered 8000 is not issued, unless the fault says so", async () => {
    simulator.setFault({ kind: "orderError", count: 1 })
    simulator.setFault({ kind: "orderError", count: 1, processed: true })
    expect(await store.payIn("A1")).toMatchObject({ code: "8000", success: false })
    expect(await store.payIn("A2")).toMatchObject({ code: "8000", success: false })
    expect(simulator.list().map(({ tradeNo }) => tradeNo)).toEqual(["A2"])
  })

  it.each([
    ["systemException", "5000"],
    ["orderError", "8000"],
  ] as const)("%s: a query about a paid voucher is answered %s", async (kind, code) => {
    await store.payIn("A1")
    simulator.pay("A1")
    simulator.setFault({ kind, endpoint: "queryPayInResult", count: 1 })
    const answer = await store.query("A1")
    expect(answer).toMatchObject({ code, success: false })
    expect(answer).not.toHaveProperty("data")
    expect(await status()).toBe("0000")
  })
})

describe("a voucher", () => {
  it("that was paid fails when the money is taken back, and can be paid again", async () => {
    simulator.configure({ paymentList: true })
    await store.payIn("A1")
    simulator.pay("A1", 300)
    simulator.pay("A1", 50)
    expect(simulator.reverse("A1")).toMatchObject({ status: "00029", received: "0.00" })
    expect((await store.query("A1")).data).toMatchObject({
      status: "00029",
      message: "Reversed",
      paymentList: [
        { status: "00029", amount: "300.00" },
        { status: "00029", amount: "50.00" },
      ],
    })
    expect(simulator.pay("A1", 100)).toMatchObject({ status: "0001", received: "100.00" })
  })

  it("of which nothing or a part was paid cannot be reversed", async () => {
    await store.payIn("A1")
    expect(() => simulator.reverse("A1")).toThrow(/is not paid/)
    simulator.pay("A1", 100)
    expect(() => simulator.reverse("A1")).toThrow(/is not paid/)
  })

  it("takes a second transfer after it was paid, of the same amount where none is named", async () => {
    await store.payIn("A1")
    const first = simulator.pay("A1")
    const second = simulator.pay("A1")
    expect(second).toMatchObject({ status: "0000", received: "600.00" })
    expect(second.payments).toMatchObject([
      { amount: "300.00", utr: first.utr },
      { amount: "300.00", utr: second.utr },
    ])
    expect(second.utr).not.toBe(first.utr)
  })

  it("is 00032 for a moment, until it is paid", async () => {
    await store.payIn("A1")
    simulator.pay("A1", 100)
    expect(simulator.unknownError("A1")).toMatchObject({ status: "00032", received: "100.00" })
    expect((await store.query("A1")).data).toMatchObject({
      status: "00032",
      message: "Unknown error",
      amount: "100.00",
    })
    expect(simulator.pay("A1")).toMatchObject({ status: "0000", received: "300.00" })
    expect(await status()).toBe("0000")
    expect(() => simulator.unknownError("A1")).toThrow(/is paid/)
  })
})
