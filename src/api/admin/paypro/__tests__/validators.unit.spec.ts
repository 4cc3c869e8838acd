import { dayOf } from "../../../../lib/mexican-time"
import {
  applyPaymentBody,
  extendDeadlineBody,
  movementsQuery,
  paidElsewhereBody,
  returnOfDiscrepancyBody,
  returnOfOrderBody,
} from "../validators"

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

describe("the days of movements", () => {
  const days = { from: "2026-11-01", to: "2026-11-30" }

  it("are given with what is listed of them", () => {
    expect(movementsQuery.parse({ ...days, kind: "received,returned" })).toEqual({
      ...days,
      kind: ["received", "returned"],
      limit: 20,
      offset: 0,
    })
    expect(movementsQuery.parse({ from: days.from, to: days.from })).toMatchObject({
      to: days.from,
    })
  })

  it.each([
    [{ to: days.to }, "from must be a day such as 2026-11-23"],
    [{ ...days, from: "2026-02-30" }, "from must be a day"],
    [{ ...days, to: "2026-11-30T00:00:00Z" }, "to must be a day"],
    [{ from: days.to, to: days.from }, "to must not be before from"],
    [{ ...days, limit: "101" }, "limit must be"],
    [{ ...days, columns: "token" }, "columns"],
  ])("%j is refused", (query, words) => {
    const { error } = movementsQuery.safeParse(query)
    expect(error?.issues[0]?.message).toContain(words)
  })
})

describe("money that staff sent back", () => {
  const body = {
    amount: "100.50",
    tracking_key: " mban0100 ",
    returned_on: "2026-01-31",
    note: " By transfer. ",
  }
  const dayFromNow = (days: number) => dayOf(new Date(Date.now() + days * 24 * 60 * 60 * 1_000))

  it("has its tracking key in capitals", () => {
    expect(returnOfOrderBody.parse({ ...body, returned_on: dayFromNow(0) })).toEqual({
      amount: "100.50",
      tracking_key: "MBAN0100",
      returned_on: dayFromNow(0),
      note: "By transfer.",
    })
  })

  it("is all that a discrepancy names where no amount is given", () => {
    const { amount: _, ...rest } = body
    const given = { ...rest, returned_on: dayFromNow(-1) }
    expect(returnOfDiscrepancyBody.parse(given)).not.toHaveProperty("amount")
    expect(returnOfOrderBody.safeParse(given).success).toBe(false)
  })

  it.each([
    [{ ...body, tracking_key: "MBAN-01" }, "tracking_key"],
    [{ ...body, tracking_key: "A".repeat(31) }, "tracking_key"],
    [{ ...body, amount: "1.001" }, "amount"],
    [{ ...body, returned_on: "31/01/2026" }, "returned_on"],
    [{ ...body, returned_on: "2026-02-30" }, "returned_on"],
    [{ ...body, returned_on: dayFromNow(1) }, "returned_on"],
    [{ ...body, note: " " }, "note"],
    [{ ...body, write_off: "true" }, "write_off"],
  ])("is refused: %j", (given, path) => {
    expect(returnOfOrderBody.safeParse(given).error?.issues[0]).toMatchObject({
      path: [path],
      message: expect.stringMatching(path === "note" || path === "write_off" ? "" : path),
    })
  })
})
