import { startSimulator, type RunningSimulator } from ".."
import { signFields, type SigningOptions } from "../../src/lib/signature/sign"
import { parseSigned } from "../../src/lib/signature/verify"
import { eventually, Merchant } from "./merchant"

const SIGNING: SigningOptions = { appSecret: ["Callback-Secret"], saltPosition: "suffix" }
const FAILED = { status: 503, body: "busy" }

let simulator: RunningSimulator
let merchant: Merchant

beforeEach(async () => {
  simulator = await startSimulator({
    merchantNo: "0000001",
    appSecret: "Callback-Secret",
    timeScale: 0.002,
  })
  merchant = new Merchant(SIGNING)
  await merchant.start()
})
afterEach(async () => {
  await simulator.close()
  await merchant.stop()
})

async function issue(tradeNo = "A1"): Promise<string> {
  const fields = {
    tradeNo,
    amount: "300",
    wayCode: "va",
    notifyUrl: merchant.url,
    timestamp: "1728609257212",
  }
  await fetch(`${simulator.baseUrl}/v1/paypro/payInApi`, {
    method: "POST",
    headers: { merchantNo: "0000001" },
    body: JSON.stringify({ ...fields, sign: signFields(fields, SIGNING) }),
  })
  return tradeNo
}

const accepted = (tradeNo: string) =>
  eventually(() => simulator.callbacks(tradeNo).every(({ state }) => state === "accepted"))
const statuses = () => merchant.received.map(({ fields }) => fields?.status)

describe("a callback", () => {
  it("is signed over all it carries, the amount as a number with its decimals", async () => {
    simulator.pay(await issue())
    await accepted("A1")
    const { raw, fields } = merchant.callback(0)
    expect(raw).toContain(`"amount":300.00,`)
    expect(fields).toMatchObject({
      platFormTradeNo: simulator.get("A1").payproTradeNo,
      tradeNo: "A1",
      status: "0000",
      message: "SUCCESS",
      utr: expect.stringMatching(/^\d{12}$/),
      successTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      timestamp: expect.stringMatching(/^\d{13}$/),
    })
  })

  it("tells of a failure without utr and time, but with an amount", async () => {
    simulator.timeOut(await issue())
    await accepted("A1")
    expect(merchant.received[0]).toMatchObject({ raw: expect.stringContaining(`"amount":300.00,`) })
    expect(merchant.received[0]?.fields).not.toHaveProperty("utr")
    expect(merchant.received[0]?.fields).not.toHaveProperty("successTime")
  })

  it("is repeated as it was until the merchant says OK", async () => {
    merchant.answers = [FAILED, { status: 200, body: "ok" }, { status: 500, body: "OK" }]
    simulator.pay(await issue(), 100)
    await accepted("A1")
    expect(new Set(merchant.received.map(({ raw }) => raw)).size).toBe(1)
    expect(simulator.callbacks("A1")).toMatchObject([
      {
        status: "0001",
        amount: "100.00",
        attempts: [
          { httpStatus: 503, body: "busy" },
          { httpStatus: 200, body: "ok" },
          { httpStatus: 500, body: "OK" },
          { httpStatus: 200, body: "OK", error: null },
        ],
      },
    ])
  })

  it("keeps PayPro's pauses, and ends after eight repetitions", async () => {
    simulator.configure({ timeScale: 0.00001 })
    merchant.answers = Array.from({ length: 20 }, () => FAILED)
    simulator.pay(await issue())
    const callback = await eventually(() =>
      simulator.callbacks("A1").find(({ state }) => state === "given_up"),
    )
    expect(callback.attempts).toHaveLength(9)
    const times = callback.attempts.map(({ at }) => at.getTime())
    // 2 + 5 + 10 + 30 + 3600 + 3 x 10800 s, scaled; timers may be late and never early by more than their grain.
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(340)
  })

  it("is repeated too where nobody answers", async () => {
    simulator.configure({ timeScale: 0.00001 })
    const tradeNo = await issue()
    await merchant.stop()
    simulator.pay(tradeNo)
    const callback = await eventually(() =>
      simulator.callbacks(tradeNo).find(({ state }) => state === "given_up"),
    )
    expect(callback.attempts[0]).toMatchObject({ httpStatus: null, error: "ECONNREFUSED" })
    await merchant.start()
  })

  it("can be asked for again, and be left out", async () => {
    simulator.pay(await issue(), 100, { callback: false })
    expect(simulator.callbacks()).toHaveLength(0)
    simulator.callBackAgain("A1")
    simulator.callBackAgain("A1")
    await accepted("A1")
    expect(statuses()).toEqual(["0001", "0001"])
    simulator.configure({ autoCallback: false })
    simulator.pay("A1")
    expect(simulator.callbacks()).toHaveLength(2)
  })

  it("is forgotten with everything else", async () => {
    merchant.answers = Array.from({ length: 20 }, () => FAILED)
    simulator.pay(await issue())
    await eventually(() => merchant.received.length > 0)
    simulator.reset()
    await new Promise((resolve) => setTimeout(resolve, 50))
    const soFar = merchant.received.length
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(merchant.received).toHaveLength(soFar)
    expect([simulator.callbacks(), simulator.list()]).toEqual([[], []])
  })
})

describe("faults of callbacks", () => {
  it("lostCallback: never comes", async () => {
    simulator.setFault({ kind: "lostCallback", count: 1 })
    simulator.pay(await issue(), 100)
    simulator.pay("A1")
    await eventually(() => merchant.received.length > 0)
    expect(simulator.callbacks("A1").map(({ state }) => state)[0]).toBe("lost")
    expect(statuses()).toEqual(["0000"])
  })

  it("duplicatedCallback: comes twice", async () => {
    simulator.setFault({ kind: "duplicatedCallback" })
    simulator.pay(await issue())
    await eventually(() => merchant.received.length === 2)
    expect(merchant.received[0]).toEqual(merchant.received[1])
  })

  it("reorderedCallbacks: the last comes first", async () => {
    simulator.setFault({ kind: "reorderedCallbacks", count: 3 })
    await issue()
    for (const paid of [100, 100, 100]) {
      simulator.pay("A1", paid)
    }
    await accepted("A1")
    const amounts = merchant.received.map(({ fields }) => String(fields?.amount))
    expect(amounts).toEqual(["300.00", "200.00", "100.00"])
  })

  it("reorderedCallbacks: what is held goes out once the fault is cleared", async () => {
    simulator.setFault({ kind: "reorderedCallbacks" })
    simulator.pay(await issue())
    expect(simulator.callbacks("A1")).toMatchObject([{ state: "held", attempts: [] }])
    await simulator.clearFaults()
    await accepted("A1")
    expect(statuses()).toEqual(["0000"])
  })

  it("wrongSignature, garbage and override: the repetition is right again", async () => {
    merchant.answers = [FAILED, FAILED, FAILED]
    simulator.setFault({ kind: "wrongSignature", endpoint: "callback", count: 1 })
    simulator.setFault({ kind: "garbage", endpoint: "callback", count: 1 })
    simulator.setFault({
      kind: "override",
      endpoint: "callback",
      data: { amount: "9.99" },
      count: 1,
    })
    simulator.pay(await issue())
    await accepted("A1")
    const [forged, cut, changed, right] = [0, 1, 2, 3].map((n) => merchant.callback(n).fields)
    expect([forged, cut]).toEqual([null, null])
    expect(() => parseSigned(merchant.callback(0).raw)).not.toThrow()
    expect(() => parseSigned(merchant.callback(1).raw)).toThrow()
    expect(changed).toHaveProperty("amount", "9.99")
    expect(right).toHaveProperty("status", "0000")
  })

  it("slow: comes later", async () => {
    simulator.setFault({ kind: "slow", endpoint: "callback", ms: 150, count: 1 })
    await issue()
    const paidAt = Date.now()
    simulator.pay("A1")
    await accepted("A1")
    expect(Date.now() - paidAt).toBeGreaterThanOrEqual(149)
  })

  it("befall only the voucher they name", async () => {
    simulator.setFault({ kind: "lostCallback", tradeNo: "A2" })
    simulator.pay(await issue("A1"))
    simulator.pay(await issue("A2"))
    await accepted("A1")
    expect(simulator.callbacks("A2")).toMatchObject([{ state: "lost" }])
  })
})
