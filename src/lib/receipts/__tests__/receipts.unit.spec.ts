import { outcomeOf, receiptsOf, type Receipts, type Statement } from ".."
import { callback, minute, query, staff } from "./statements"

type Expected = Partial<Receipts>
type Row = [title: string, statements: Statement[], expected: Expected]

/** Of a voucher of 300. */
function weigh(statements: Statement[]): Receipts {
  return receiptsOf({ amount: 300 }, statements)
}

/** An answer that was first heard before anything else, and again to the newest query that got it. */
function heardFirst(answer: Statement): Statement {
  return { ...answer, first_heard_at: minute(1) }
}

const unreadable = { amount_unreadable: true }

describe("outcomeOf", () => {
  it.each([
    ["0000", "paid"],
    ["0001", "partially_paid"],
    ["0015", "open"],
    ["00032", "open"],
    ["00029", "failed"],
    ["0029", "failed"],
    ["0100019", "failed"],
    ["something new", "failed"],
  ])("%s is %s", (code, outcome) => {
    expect(outcomeOf(code)).toBe(outcome)
  })
})

describe("what a query says", () => {
  it.each<Row>([
    ["nothing said", [], { status: "open", received: "0", disputed: "0", final: false }],
    [
      "stays open in progress, whatever amount is printed",
      [query(1, "0015", "300")],
      { status: "open", received: "0", disputed: "0", final: false },
    ],
    [
      "fails without money, whatever amounts are printed",
      [query(1, "00029", "300", { received_amount: "230", payment_list_total: "230" })],
      { status: "failed", received: "0", disputed: "0", final: true, reversed: false },
    ],
    [
      "takes the voucher's amount from 0000 without an amount",
      [query(1, "0000", null)],
      { status: "paid", received: "300", disputed: "0", final: true },
    ],
    [
      "takes the voucher's amount from 0000 with it, fees or not",
      [query(1, "0000", "300.00", { received_amount: "291.30" })],
      { status: "paid", received: "300", disputed: "0", final: true },
    ],
    [
      "takes the smaller amount that 0000 names, and does not call that paid in full",
      [query(1, "0000", "200")],
      { status: "partially_paid", received: "200", disputed: "0", final: false },
    ],
    [
      "takes the larger amount that 0000 names",
      [query(1, "0000", "400")],
      { status: "paid", received: "400", disputed: "0", final: true },
    ],
    [
      "disputes 0000 with an amount of zero",
      [query(1, "0000", "0")],
      { status: "partially_paid", received: "0", disputed: "300", final: false },
    ],
    [
      "takes the part that 0001 names",
      [query(1, "0001", "230.50")],
      { status: "partially_paid", received: "230.5", disputed: "0", final: false },
    ],
    [
      "takes nothing from 0001 with the whole amount and disputes it",
      [query(1, "0001", "300")],
      { status: "partially_paid", received: "0", disputed: "300", final: false },
    ],
    [
      "takes nothing from 0001 with more than the whole amount",
      [query(1, "0001", "400")],
      { status: "partially_paid", received: "0", disputed: "300" },
    ],
    [
      "takes nothing from 0001 without an amount",
      [query(1, "0001", null)],
      { status: "partially_paid", received: "0", disputed: "300" },
    ],
    [
      "takes receivedAmount where 0001 names the whole amount",
      [query(1, "0001", "300", { received_amount: "100" })],
      { status: "partially_paid", received: "100", disputed: "200" },
    ],
    [
      "takes no receivedAmount of the whole voucher beside 0001",
      [query(1, "0001", "300", { received_amount: "300" })],
      { received: "0", disputed: "300" },
    ],
    [
      "takes the payment list's total where 0001 names the whole amount",
      [query(1, "0001", "300", { received_amount: "100", payment_list_total: "150" })],
      { status: "partially_paid", received: "150", disputed: "0" },
    ],
    [
      "disputes what a payment list adds to the part that 0001 names",
      [query(1, "0001", "100", { payment_list_total: "150" })],
      { received: "100", disputed: "50" },
    ],
    [
      "disputes what a payment list adds to the smaller amount that 0000 names",
      [query(1, "0000", "200", { payment_list_total: "250" })],
      { received: "200", disputed: "50" },
    ],
    [
      "takes no payment list of the whole voucher beside 0001",
      [query(1, "0001", "300", { payment_list_total: "300" })],
      { received: "0", disputed: "300" },
    ],
    [
      "takes more than the voucher's amount from the payment list",
      [query(1, "0000", "300", { payment_list_total: "400" })],
      { status: "paid", received: "400", disputed: "0" },
    ],
    [
      "never takes less than the voucher's amount because of the payment list",
      [query(1, "0000", "300", { payment_list_total: "100" })],
      { received: "300", disputed: "0" },
    ],
    [
      "disputes a first payment above the voucher's amount",
      [query(1, "0000", "300", { received_amount: "400" })],
      { received: "300", disputed: "100", final: false },
    ],
  ])("%s", (_title, statements, expected) => {
    expect(weigh(statements)).toMatchObject(expected)
  })
})

describe("one query after another", () => {
  it.each<Row>([
    [
      "stays open through 00032 and counts what comes after",
      [query(1, "00032", "300"), query(2, "0000", "300")],
      { status: "paid", received: "300", final: true },
    ],
    [
      "is neither final nor failed at 00032",
      [query(1, "0015", null), query(2, "00032", null)],
      { status: "open", final: false },
    ],
    [
      "follows the newest answer, also if it was first heard before the others",
      [heardFirst(query(3, "0015", null)), query(2, "00029", null)],
      { status: "open", final: false },
    ],
    [
      "keeps the part that came before the voucher timed out, and calls it no reversal",
      [query(1, "0001", "230"), query(2, "00029", "300")],
      { status: "partially_paid", received: "230", disputed: "0", final: true, reversed: false },
    ],
    [
      "keeps what was received when a paid voucher fails, and calls it reversed",
      [query(1, "0000", "300"), query(2, "00029", "300")],
      { status: "paid", received: "300", disputed: "0", final: true, reversed: true },
    ],
    [
      "is not reversed any more once a query says paid again",
      [heardFirst(query(3, "0000", "300")), query(2, "00029", null)],
      { received: "300", reversed: false, final: true },
    ],
    [
      "is reversed by a failure that was also heard before the voucher was paid",
      [heardFirst(query(3, "00029", null)), query(2, "0000", null)],
      { received: "300", reversed: true },
    ],
    [
      "stays reversed while PayPro only calls it in progress",
      [query(1, "0000", "300"), query(2, "00029", null), query(3, "0015", null)],
      { received: "300", reversed: true, final: false },
    ],
    [
      "finds a payment after the voucher had failed",
      [query(1, "00029", null), query(2, "0000", "300")],
      { status: "paid", received: "300", reversed: false, final: true },
    ],
    [
      "finds a second transfer whose callback was lost",
      [query(1, "0000", "300"), query(2, "0000", "600")],
      { received: "600", disputed: "0", final: true },
    ],
    [
      "disputes what a later query says less of",
      [query(1, "0001", "250"), query(2, "0001", "100")],
      { received: "100", disputed: "150" },
    ],
    [
      "disputes the rest of a paid voucher that is only partly paid later",
      [query(1, "0000", null), query(2, "0001", "200")],
      { status: "partially_paid", received: "200", disputed: "100", final: false },
    ],
    [
      "disputes a second transfer that a later query does not know of",
      [query(1, "0000", "600"), query(2, "0000", "300")],
      { received: "300", disputed: "300" },
    ],
    [
      "disputes nothing once a query says again what an earlier one said",
      [query(3, "0001", "250"), query(2, "0001", "100")],
      { received: "250", disputed: "0" },
    ],
    [
      "compares with the newest of several corrections",
      [query(1, "0001", "250"), query(2, "0001", "100"), query(3, "0001", "200")],
      { received: "200", disputed: "50" },
    ],
    [
      "keeps what a paid query said when a later 0001 names no amount, and asks on",
      [query(1, "0000", "300"), query(2, "0001", "300")],
      { status: "paid", received: "300", disputed: "0", final: false },
    ],
    [
      "takes the smaller of two exact answers that were asked for at once",
      [query(1, "0001", "100"), query(1, "0001", "90")],
      { received: "90", disputed: "10" },
    ],
    [
      "keeps the part it knew when the reading of the amount changes",
      [query(1, "0001", "100"), query(2, "0001", "300", { received_amount: "100" })],
      { received: "100", disputed: "200", reading: null },
    ],
    [
      "forgets the doubt about 0001 once the whole amount is paid",
      [query(1, "0001", "300"), query(2, "0000", "300")],
      { received: "300", disputed: "0", final: true },
    ],
  ])("%s", (_title, statements, expected) => {
    expect(weigh(statements)).toMatchObject(expected)
  })
})

describe("which reading the answers fit", () => {
  it.each<[Receipts["reading"], string, Statement[]]>([
    [null, "nothing was said", []],
    [null, "the whole amount is paid", [query(1, "0000", "300")]],
    [null, "only answers without money name an amount", [query(1, "0015", "300")]],
    ["received", "0001 names a part", [query(1, "0001", "100"), query(2, "0000", "300")]],
    ["received", "0000 names more", [query(1, "0000", "400")]],
    ["ordered", "0001 names the whole amount", [query(1, "0001", "300")]],
    [null, "answers fit different ones", [query(1, "0001", "300"), query(2, "0001", "100")]],
    [null, "an amount fits neither", [query(1, "0001", "400")]],
  ])("%s when %s", (reading, _when, statements) => {
    expect(weigh(statements).reading).toBe(reading)
  })
})

describe("what callbacks add to queries", () => {
  it.each<Row>([
    [
      "counts only the callback's part when a query's 0001 names the whole amount",
      [callback(1, "0001", "100", "A"), query(2, "0001", "300")],
      { status: "partially_paid", received: "100", disputed: "200" },
    ],
    [
      "takes the larger of two lower bounds, a callback and receivedAmount",
      [callback(1, "0001", "50", "B"), query(2, "0001", "300", { received_amount: "100" })],
      { received: "100", disputed: "200" },
    ],
    [
      "counts no callback of the whole amount beside 0001",
      [callback(1, "0000", "300", "A"), query(2, "0001", "300")],
      { received: "0", disputed: "300" },
    ],
    [
      "counts the whole amount once a query says 0000, whatever single payments callbacks named",
      [callback(1, "0001", "100", "A"), callback(2, "0000", "200", "B"), query(3, "0000", "300")],
      { received: "300", disputed: "0", final: true },
    ],
    [
      "counts 150 and disputes 150 for two callbacks of 150 when 0001 names the whole amount",
      [callback(1, "0001", "150", "A"), callback(2, "0001", "150", "B"), query(3, "0001", "300")],
      { received: "150", disputed: "150" },
    ],
    [
      "counts 150 and disputes 150 for two callbacks of 150 where the query knows of one",
      [callback(1, "0001", "150", "A"), callback(2, "0001", "150", "B"), query(3, "0001", "150")],
      { received: "150", disputed: "150" },
    ],
    [
      "disputes nothing where the query's part is the last of the callbacks' sums",
      [callback(1, "0001", "100", "A"), callback(2, "0001", "150", "B"), query(3, "0001", "150")],
      { received: "150", disputed: "0" },
    ],
    [
      "disputes nothing where the query's part is the total of the callbacks' payments",
      [callback(1, "0001", "100", "A"), callback(2, "0001", "50", "B"), query(3, "0001", "150")],
      { received: "150", disputed: "0" },
    ],
    [
      "takes callbacks with the same utr for one payment",
      [callback(1, "0001", "300", "A"), callback(2, "0000", "300", "A"), query(3, "0000", "300")],
      { received: "300", disputed: "0", final: true },
    ],
    [
      "disputes a second transfer of which only a callback without utr knows",
      [callback(1, "0000", "300"), callback(2, "0000", "100"), query(3, "0000", "300")],
      { received: "300", disputed: "100", final: false },
    ],
    [
      "counts a callback of more where a later query says paid and names no amount",
      [callback(1, "0000", "400", "A"), query(2, "0000", null)],
      { received: "400", disputed: "0", final: true },
    ],
    [
      "disputes a callback of more where a later query names the voucher's amount",
      [callback(1, "0000", "400", "A"), query(2, "0000", "300")],
      { received: "300", disputed: "100" },
    ],
    [
      "disputes a callback of more when only the newest query names the voucher's amount",
      [callback(1, "0000", "400", "A"), query(2, "0000", null), query(3, "0000", "300")],
      { received: "300", disputed: "100" },
    ],
    [
      "disputes a second transfer that the payments add up to and the sums do not",
      [callback(1, "0000", "300", "A"), callback(2, "0000", "100", "B"), query(3, "0000", null)],
      { received: "300", disputed: "100" },
    ],
    [
      "disputes no late callback of the payment that a query knew of",
      [query(1, "0000", "300"), callback(2, "0000", "300", "A"), query(3, "0000", "300")],
      { received: "300", disputed: "0", final: true },
    ],
    [
      "disputes sums no longer once a payment list names the total",
      [
        callback(1, "0001", "100", "A"),
        callback(2, "0000", "300", "B"),
        query(3, "0000", "300", { payment_list_total: "300" }),
      ],
      { received: "300", disputed: "0", final: true },
    ],
    [
      "disputes callbacks called paid that no sum explains, although the query is exact",
      [
        query(1, "0001", "50"),
        callback(2, "0000", "250", "B"),
        callback(3, "0000", "100", "C"),
        query(4, "0000", "300"),
      ],
      { received: "300", disputed: "50", reading: "received" },
    ],
    [
      "keeps a callback's part when the voucher fails after a query had agreed that money came",
      [callback(1, "0001", "230", "A"), query(2, "0001", "300"), query(3, "00029", "300")],
      { status: "partially_paid", received: "230", disputed: "70", final: false, reversed: false },
    ],
  ])("%s", (_title, statements, expected) => {
    expect(weigh(statements)).toMatchObject(expected)
  })
})

describe("a callback without a query that agrees", () => {
  const paid = callback(2, "0000", "300", "A")
  const part = callback(2, "0001", "200", "A")

  it.each<[title: string, Statement[], Expected & Pick<Receipts, "unconfirmed" | "denied">]>([
    [
      "is unconfirmed while nobody has asked",
      [paid],
      {
        status: "open",
        received: "0",
        disputed: "0",
        final: false,
        unconfirmed: [paid],
        denied: [],
      },
    ],
    [
      "is unconfirmed while only older queries speak against it",
      [query(1, "00029", null), paid],
      { status: "failed", received: "0", final: false, unconfirmed: [paid], denied: [] },
    ],
    [
      "is unconfirmed by a query that was sent before it and answered after",
      [query(1.99, "0000", null), paid],
      { received: "300", final: false, unconfirmed: [paid], denied: [] },
    ],
    [
      "is denied by a failure that was asked for after it",
      [paid, query(3, "00029", null)],
      {
        status: "failed",
        received: "0",
        disputed: "0",
        final: false,
        unconfirmed: [],
        denied: [paid],
      },
    ],
    [
      "is denied by a later query in progress",
      [paid, query(3, "0015", null)],
      { status: "open", received: "0", disputed: "0", unconfirmed: [], denied: [paid] },
    ],
    [
      "is denied by a later 00032",
      [paid, query(3, "00032", null)],
      { received: "0", unconfirmed: [], denied: [paid] },
    ],
    [
      "is denied by a smaller part that was asked for after it",
      [part, query(3, "0001", "100")],
      { received: "100", disputed: "0", final: false, unconfirmed: [], denied: [part] },
    ],
    [
      "stays denied when a later answer leaves its amount open",
      [part, query(3, "0001", "100"), query(4, "0001", "300")],
      { received: "100", unconfirmed: [], denied: [part] },
    ],
    [
      "is denied by the payment list's total",
      [part, query(3, "0001", "300", { payment_list_total: "100" })],
      { received: "100", disputed: "0", unconfirmed: [], denied: [part] },
    ],
    [
      "is captured once a query agrees, although one had denied it",
      [paid, query(3, "00029", null), query(4, "0000", "300")],
      { received: "300", final: true, reversed: false, unconfirmed: [], denied: [] },
    ],
    [
      "is confirmed by a part that reaches it, although an earlier one fell short",
      [part, query(3, "0001", "100"), query(4, "0001", "200")],
      { received: "200", disputed: "0", unconfirmed: [], denied: [] },
    ],
    [
      "is confirmed for good once a query has agreed",
      [paid, query(3, "0000", "300"), query(4, "00029", null)],
      { received: "300", final: true, reversed: true, unconfirmed: [], denied: [] },
    ],
    [
      "is denied by the voucher's amount where the answers fit the reading received alone",
      [query(1, "0001", "100"), callback(2, "0000", "400", "A"), query(3, "0000", "300")],
      {
        received: "300",
        disputed: "0",
        final: false,
        unconfirmed: [],
        denied: [callback(2, "0000", "400", "A")],
      },
    ],
    [
      "is denied when it says paid without an amount and the query knows a part",
      [callback(2, "0000", null), query(3, "0001", "100")],
      { received: "100", unconfirmed: [], denied: [callback(2, "0000", null)] },
    ],
    [
      "keeps a paid voucher from being final while a failure has not been asked about",
      [query(1, "0000", "300"), callback(2, "00029", "300")],
      {
        status: "paid",
        received: "300",
        final: false,
        reversed: false,
        unconfirmed: [callback(2, "00029", "300")],
        denied: [],
      },
    ],
    [
      "is done with when it spoke of a failure and a query has answered",
      [callback(2, "00029", "300"), query(3, "0000", "300")],
      { received: "300", final: true, reversed: false, unconfirmed: [], denied: [] },
    ],
  ])("%s", (_title, statements, expected) => {
    expect(weigh(statements)).toMatchObject(expected)
  })

  it("is judged by when it was first heard, however often it is repeated", () => {
    const repeated = [callback(5, "0000", "300", "A"), query(3, "0000", null), paid]
    expect(weigh(repeated)).toMatchObject({ received: "300", final: true, unconfirmed: [] })
  })
})

describe("an amount that cannot be read", () => {
  const odd = query(1, "0000", null, unreadable)
  const heardAgain = heardFirst(query(5, "0000", null, unreadable))
  const oddCallback: Statement = { ...callback(1, "0000", null, "A"), ...unreadable }

  it.each<[title: string, Statement[], Expected & Pick<Receipts, "unreadable">]>([
    [
      "proves nothing, even beside 0000",
      [odd],
      {
        status: "partially_paid",
        received: "0",
        disputed: "300",
        final: false,
        unreadable: [odd],
      },
    ],
    [
      "leaves what the callbacks and the query itself name otherwise",
      [callback(0, "0000", "300", "A"), odd],
      { received: "300", disputed: "0", final: false, unreadable: [odd] },
    ],
    [
      "is replaced by a later exact answer",
      [odd, query(2, "0000", "400")],
      { received: "400", disputed: "0", final: true, unreadable: [] },
    ],
    [
      "on a callback is named while no query names an exact amount",
      [oddCallback, query(2, "0000", "300")],
      { received: "300", disputed: "0", final: false, unreadable: [oddCallback] },
    ],
    [
      "on a callback no query was asked about is only unconfirmed",
      [oddCallback],
      { received: "0", disputed: "0", unreadable: [], unconfirmed: [oddCallback] },
    ],
    [
      "beside a status without money is nothing",
      [query(1, "00029", null, unreadable)],
      { status: "failed", final: true, unreadable: [] },
    ],
    [
      "on a denied callback is only denied",
      [oddCallback, query(2, "00029", null)],
      { received: "0", disputed: "0", unreadable: [], denied: [oddCallback] },
    ],
    [
      "is not replaced by an exact answer to an older query",
      [heardAgain, query(3, "0000", "400")],
      { received: "400", disputed: "0", final: false, unreadable: [heardAgain] },
    ],
    [
      "is settled by staff",
      [odd, staff(2, "300")],
      { received: "300", unreadable: [], final: true },
    ],
  ])("%s", (_title, statements, expected) => {
    expect(weigh(statements)).toMatchObject(expected)
  })
})

describe("what staff say was received", () => {
  it.each<Row>([
    [
      "settles a disputed amount",
      [query(1, "0001", "300"), staff(2, "120")],
      { status: "partially_paid", received: "120", disputed: "0", final: false },
    ],
    [
      "settles contradicting queries",
      [query(1, "0000", "600"), query(2, "0000", "300"), staff(3, "600")],
      { received: "600", disputed: "0", final: true },
    ],
    [
      "may be that nothing came, and ends a voucher that PayPro calls paid",
      [query(1, "0000", "0"), staff(2, "0")],
      { status: "open", received: "0", disputed: "0", final: true },
    ],
    [
      "is not undone when the same is heard again",
      [query(1, "0001", "300"), staff(2, "120"), query(3, "0001", "300")],
      { received: "120", disputed: "0" },
    ],
    [
      "is replaced by what staff say later",
      [query(1, "0001", "300"), staff(2, "120"), staff(3, "80")],
      { received: "80", disputed: "0" },
    ],
    [
      "is the smaller of two amounts that staff name at once",
      [staff(2, "120"), staff(2, "80")],
      { received: "80", disputed: "0" },
    ],
    [
      "says nothing without an amount",
      [query(1, "0001", "300"), staff(2, null)],
      { received: "0", disputed: "300" },
    ],
    [
      "is raised by a later query that says more",
      [query(1, "0001", "300"), staff(2, "120"), query(3, "0000", "300")],
      { status: "paid", received: "300", disputed: "0", final: true },
    ],
    [
      "is not lowered by a later query that says less",
      [staff(2, "120"), query(3, "0001", "100")],
      { received: "120", disputed: "0" },
    ],
    [
      "leaves open whether a later callback's payment is part of it",
      [
        query(1, "0001", "300"),
        staff(2, "120"),
        callback(3, "0001", "50", "B"),
        query(4, "0001", "300"),
      ],
      { received: "120", disputed: "50" },
    ],
    [
      "is raised by a later sum of a callback that a query leaves room for",
      [
        query(1, "0001", "300"),
        staff(2, "120"),
        callback(3, "0001", "170", "B"),
        query(4, "0001", "300"),
      ],
      { received: "170", disputed: "120" },
    ],
    [
      "leaves a later callback to staff when a query only repeats the amount that they corrected",
      [
        query(1, "0000", "300"),
        staff(2, "120"),
        callback(3, "0000", "250", "B"),
        query(4, "0000", "300"),
      ],
      { received: "120", disputed: "250" },
    ],
    [
      "does not hide a later reversal",
      [query(1, "0000", "300"), staff(2, "300"), query(3, "00029", null)],
      { received: "300", reversed: true },
    ],
  ])("%s", (_title, statements, expected) => {
    expect(weigh(statements)).toMatchObject(expected)
  })

  it("settles a denied callback", () => {
    const denied = [callback(1, "0000", "300", "A"), query(2, "00029", null)]
    expect(weigh(denied).denied).toHaveLength(1)
    expect(weigh([...denied, staff(3, "0")])).toMatchObject({ denied: [], final: true })
  })
})
