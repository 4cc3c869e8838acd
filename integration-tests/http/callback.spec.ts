import { signFields } from "../../src/lib/signature/sign"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { describeStore } from "../helpers"

describeStore("callback", (store) => {
  const signing = () => ({
    appSecret: [store.appSecret],
    saltPosition: "suffix" as const,
    sign: undefined,
  })

  const post = async (body: string, type = "application/json") => {
    const response = await fetch(`${store.url}/hooks/paypro`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    })
    return { status: response.status, text: await response.text() }
  }
  const callback = (fields: Record<string, unknown>, sign = signFields(fields, signing())) =>
    JSON.stringify({ ...fields, sign })
  const paidFields = (tradeNo: string, change: Record<string, unknown> = {}) => ({
    platFormTradeNo: "5286e98841194687a95d25b5f3be346d",
    tradeNo,
    amount: 300,
    status: "0000",
    message: "SUCCESS",
    utr: "111111111111",
    successTime: "2026-07-01 18:34:31",
    timestamp: "1724740395968",
    ...change,
  })
  const discrepancies = () => store.paypro.listPayproDiscrepancies({})
  const callbacks = () => store.paypro.listPayproCallbacks({})

  it("captures once, however often and however many at once PayPro calls", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const events = await countEvents("payment.captured")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    const body = callback(paidFields(voucher.trade_no))
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(body)))
    expect(answers.every(({ status, text }) => status === 200 && text === "OK")).toBe(true)
    // A repetition carries a new timestamp, and so a new signature.
    expect(
      await post(callback(paidFields(voucher.trade_no, { timestamp: "1724740399999" }))),
    ).toEqual({
      status: 200,
      text: "OK",
    })
    expect(await store.books(order.id)).toMatchObject({
      payment_status: "captured",
      captures: [{ amount: 300 }],
      transactions: [{ amount: 300 }],
    })
    expect(await callbacks()).toMatchObject([{ seen_count: 13, processed_at: expect.any(Date) }])
    expect(events()).toBe(1)
  })

  it("believes PayPro's query, not the callback", async () => {
    const { order, voucher } = await store.guest().buy("va")
    expect(await post(callback(paidFields(voucher.trade_no)))).toMatchObject({ status: 200 })
    expect(await callbacks()).toMatchObject([{ processed_at: null }])
    expect(await store.books(order.id)).toMatchObject({ payment_status: "awaiting", captured: 0 })
    // Once PayPro's query agrees, the job takes the callback up from the inbox.
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    await age("paypro_callback", "2 minutes")
    expect(await askPaypro(store.container)).toMatchObject({ callbacks: 1 })
    expect(await store.books(order.id)).toMatchObject({ payment_status: "captured", captured: 300 })
  })

  it("puts a callback that is never confirmed before a person, after a day", async () => {
    const { voucher } = await store.guest().buy("va")
    await post(callback(paidFields(voucher.trade_no)))
    await age("paypro_callback", "25 hours")
    await askPaypro(store.container)
    expect(await discrepancies()).toMatchObject([
      { kind: "unconfirmed_callback", amount: "300", resolved_at: null },
    ])
    expect(await callbacks()).toMatchObject([{ processed_at: null }])
  })

  it("answers OK to a callback that is kept while PayPro is down, and captures when PayPro is back", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    store.simulator.setFault({ kind: "error500", endpoint: "queryPayInResult" })
    const body = callback(paidFields(voucher.trade_no))
    expect(await post(body)).toEqual({ status: 200, text: "OK" })
    expect(await callbacks()).toMatchObject([{ processed_at: null, problem: expect.any(String) }])
    await store.simulator.clearFaults()
    await age("paypro_callback", "2 minutes")
    await askPaypro(store.container)
    expect((await store.books(order.id)).payment_status).toBe("captured")
  })

  it("keeps money for an unknown number, and lets PayPro rest", async () => {
    const answer = await post(callback(paidFields("20200101000000123456789012")))
    expect(answer).toEqual({ status: 200, text: "OK" })
    expect(await discrepancies()).toMatchObject([
      { kind: "unmatched", amount: "300", resolved_at: null },
    ])
    // Somebody else's voucher that failed is no money.
    await post(callback(paidFields("20200101000000999999999999", { status: "00029" })))
    expect(await discrepancies()).toHaveLength(1)
    expect(await callbacks()).toHaveLength(2)
  })

  it("takes every secret of a rotation", async () => {
    const { options } = store.paypro
    options.appSecret.push("the-next-one")
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    const fields = paidFields(voucher.trade_no)
    const sign = signFields(fields, { ...signing(), appSecret: ["the-next-one"] })
    expect(await post(callback(fields, sign))).toMatchObject({ status: 200 })
    options.appSecret.pop()
    expect((await store.books(order.id)).payment_status).toBe("captured")
  })

  it("refuses what PayPro did not send, and changes nothing", async () => {
    const refused: [string, (tradeNo: string) => string, number, string?][] = [
      ["what is not JSON", () => "status=0000", 400],
      ["a cut body", () => '{"tradeNo": "1", ', 401],
      ["a cut body with a signature", () => `{"sign": "${"0".repeat(32)}", "tradeNo": `, 400],
      ["a list", () => "[]", 400],
      ["a number", () => "42", 400],
      ["null", () => "null", 400],
      ["nothing", () => "", 400],
      ["a form", () => "tradeNo=1&sign=2", 400, "application/x-www-form-urlencoded"],
      ["no signature", (tradeNo) => JSON.stringify(paidFields(tradeNo)), 401],
      ["a wrong signature", (tradeNo) => callback(paidFields(tradeNo), "0".repeat(32)), 401],
      [
        "a signature of another type",
        (tradeNo) => JSON.stringify({ ...paidFields(tradeNo), sign: { $ne: 1 } }),
        401,
      ],
      [
        "another amount under the same signature",
        (tradeNo) => callback(paidFields(tradeNo)).replace("300", "301"),
        401,
      ],
      [
        "8 KB and more",
        (tradeNo) => callback(paidFields(tradeNo, { note: "x".repeat(8_192) })),
        413,
      ],
      ["a megabyte", () => JSON.stringify({ filler: "x".repeat(1_048_576) }), 413],
    ]
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    for (const [name, body, status, type] of refused) {
      expect([name, (await post(body(voucher.trade_no), type)).status]).toEqual([name, status])
    }
    expect((await fetch(`${store.url}/hooks/paypro`)).status).toBe(404)
    expect(await store.books(order.id)).toMatchObject({ payment_status: "awaiting", captured: 0 })
    expect(await callbacks()).toEqual([])
  })

  it.each(["a lot", -300])(
    "keeps the amount %j as none, and books what the query says",
    async (amount) => {
      const { order, voucher } = await store.guest().buy("va")
      store.simulator.pay(voucher.trade_no, undefined, { callback: false })
      const fields = paidFields(voucher.trade_no, { amount })
      expect(await post(callback(fields))).toEqual({ status: 200, text: "OK" })
      expect(await callbacks()).toMatchObject([{ trade_no: voucher.trade_no, amount: null }])
      expect(await store.books(order.id)).toMatchObject({
        payment_status: "captured",
        captured: 300,
      })
    },
  )

  it("takes fields it has never heard of", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    const fields = paidFields(voucher.trade_no, {
      channel: "OXXO",
      note: "Ñandú",
      empty: "",
      nothing: null,
    })
    expect(await post(callback(fields))).toEqual({ status: 200, text: "OK" })
    expect((await store.books(order.id)).payment_status).toBe("captured")
  })

  const age = async (table: string, interval: string) => {
    await store.container
      .resolve("__pg_connection__")
      .raw(
        `update ${table} set created_at = created_at - ?::interval, updated_at = updated_at - ?::interval`,
        [interval, interval],
      )
  }

  const countEvents = async (name: string) => {
    let count = 0
    const bus = store.container.resolve("event_bus")
    bus.subscribe(name, async () => void (count += 1), { subscriberId: `count-${name}` })
    return () => count
  }
})
