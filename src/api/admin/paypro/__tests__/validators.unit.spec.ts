import { applyPaymentBody, extendDeadlineBody, paidElsewhereBody } from "../validators"

describe("the deadline that staff name", () => {
  it.each([
    ["2026-11-23", "2026-11-24T05:59:59.999Z"],
    ["2026-11-23T18:00:00-06:00", "2026-11-24T00:00:00.000Z"],
    ["2026-11-23T18:00:00Z", "2026-11-23T18:00:00.000Z"],
  ])("%s is %s", (pay_by, moment) => {
    expect(extendDeadlineBody.parse({ pay_by }).pay_by.toISOString()).toBe(moment)
  })

  it.each(["2026-02-30", "2026-11-23T18:00:00", "tomorrow", "", 20261123, null])(
    "%j is refused, with what to send instead",
    (pay_by) => {
      const { error } = extendDeadlineBody.safeParse({ pay_by })
      expect(error?.issues.map(({ message }) => message)).toEqual([
        expect.stringContaining("pay_by must be a day such as 2026-11-23"),
      ])
    },
  )
})

describe("the money that staff apply to an order", () => {
  const body = { order_id: "order_1", note: " The customer asked for it. " }

  it("is all that fits where no amount is named", () => {
    expect(applyPaymentBody.parse(body)).toEqual({
      order_id: "order_1",
      note: "The customer asked for it.",
    })
  })

  it.each(["300", "300.5", "300.50"])("may be %s", (amount) => {
    expect(applyPaymentBody.parse({ ...body, amount }).amount).toBe(amount)
  })

  it.each([
    [{ ...body, amount: "-1" }, "amount"],
    [{ ...body, amount: "1,000" }, "amount"],
    [{ ...body, amount: "1.999" }, "amount"],
    [{ ...body, amount: 300 }, "amount"],
    [{ ...body, order_id: "" }, "order_id"],
    [{ ...body, order_id: "\0" }, "order_id"],
    [{ ...body, note: "  " }, "note"],
    [{ order_id: "order_1" }, "note"],
  ])("is refused: %j", (given, path) => {
    expect(applyPaymentBody.safeParse(given).error?.issues[0]?.path).toEqual([path])
  })
})

describe("what the customer paid elsewhere", () => {
  const body = { method: "cash", reference: " Ticket 4711 ", note: " At the counter. " }

  it("is trimmed", () => {
    expect(paidElsewhereBody.parse(body)).toEqual({
      method: "cash",
      reference: "Ticket 4711",
      note: "At the counter.",
    })
  })

  it.each([
    [{ ...body, method: "paypro" }, "method"],
    [{ reference: "1", note: "x" }, "method"],
    [{ ...body, reference: " " }, "reference"],
    [{ ...body, reference: "x".repeat(101) }, "reference"],
    [{ ...body, reference: "a\0" }, "reference"],
    [{ method: "cash", note: "x" }, "reference"],
    [{ ...body, note: "x".repeat(2_001) }, "note"],
    [{ method: "cash", reference: "1" }, "note"],
  ])("is refused: %j", (given, path) => {
    expect(paidElsewhereBody.safeParse(given).error?.issues[0]?.path).toEqual([path])
  })
})
