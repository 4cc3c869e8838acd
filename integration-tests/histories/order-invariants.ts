import type { DiscrepancyKind } from "../../src/lib/discrepancies"
import type { Books } from "../helpers"
import type { Account } from "./accounts"
import { holds, isSame, pesos, sum } from "./holds"
import type { World } from "./world"

type OrderBooks = NonNullable<Account["books"]>

const isPaypro = ({ provider_id }: { provider_id: string }) => provider_id.startsWith("pp_paypro")

/** b, d, f, h: the books of an order. */
export function checkOrder(account: Account, world: World): void {
  const { books } = account
  if (!books) {
    return
  }
  checkTransactions(books)
  checkRefunds(books)
  checkCollections(books)
  if (books.status === "canceled") {
    return
  }
  const difference = books.total - books.transacted
  const isPlain = !account.isReturnOpen
  holds(
    !isPlain || isSame(books.pending_difference, difference),
    `b. ${books.id} costs ${books.total}, has ${books.transacted}, and owes ${books.pending_difference}`,
  )
  if (isPlain) {
    checkNaming(account, books)
    checkPaymentStatus(books)
  }
  checkDeadline(account, books, world)
}

/** b: one transaction a capture, and the other way round. */
function checkTransactions({ id, transactions, captures, paid_total }: OrderBooks): void {
  const booked = transactions
    .filter(({ reference }) => reference === "capture")
    .map(({ reference_id, amount }) => `${reference_id} ${amount}`)
  const captured = captures.map((capture) => `${capture.id} ${capture.amount}`)
  holds(
    booked.sort().join() === captured.sort().join(),
    `b. ${id}: transactions ${booked.join()} and captures ${captured.join()}`,
  )
  const paid = sum(transactions.map(({ amount }) => Math.max(amount, 0)))
  holds(isSame(paid_total, paid), `b. ${id}: paid_total ${paid_total}, and transactions of ${paid}`)
}

/** d: nobody returned anything that PayPro had received. */
function checkRefunds({ id, payments, transactions }: OrderBooks): void {
  const ours = payments.filter(isPaypro)
  const refunded = ours.some(({ refunds }) => refunds.length > 0)
  const recorded = transactions.some(
    ({ reference, reference_id }) =>
      reference === "refund" && ours.some((payment) => payment.id === reference_id),
  )
  holds(!refunded && !recorded, `d. ${id}: a refund was booked`)
}

/** b: what a collection counts. */
function checkCollections({ id, collections, payments }: OrderBooks): void {
  const ours = payments.some(isPaypro) && payments.every(isPaypro)
  const counted = sum(collections.map(({ captured_amount }) => captured_amount))
  const captured = sum(payments.flatMap(({ captures }) => captures.map(({ amount }) => amount)))
  holds(!ours || isSame(counted, captured), `b. ${id}: its collections count ${counted}`)
}

/** h: an order that has more than it costs, or less, is named; one that is even is not. */
function checkNaming({ vouchers, discrepancies }: Account, books: OrderBooks): void {
  const captured = capturedOfPaypro(books)
  const owes = books.pending_difference
  const find = (kind: DiscrepancyKind, end = "") =>
    discrepancies.find((discrepancy) => discrepancy.kind === kind && discrepancy.fact.endsWith(end))
  if (owes < 0 && captured > 0) {
    const named = find("overpaid", ":captured")
    const expected = Math.min(-owes, captured)
    holds(named !== undefined, `h. ${books.id} is ${-owes} over, and nobody is told`)
    holds(
      discrepancies.some(({ amount }) => isSame(pesos(amount), expected)),
      `h. ${books.id} is ${-owes} over, and ${named.amount} is named`,
    )
  }
  const isHeld = discrepancies.some(
    ({ kind }) => kind === "not_booked" || kind === "incomplete_order",
  )
  const isUnclear = vouchers.some(({ row }) => row.disputed_amount !== null || row.is_unclear)
  if (owes > 0 && captured > 0 && !isHeld && !isUnclear) {
    holds(find("underpaid") !== undefined, `f. ${books.id} owes ${owes}, and nobody is told`)
  }
  const open = (kind: DiscrepancyKind) =>
    discrepancies.some((one) => one.kind === kind && one.resolved_at === null)
  holds(owes > 0 || !open("underpaid"), `f. ${books.id} owes ${owes}, and is called underpaid`)
  holds(owes <= 0 || !open("overpaid"), `f. ${books.id} owes ${owes}, and is called overpaid`)
}

/** f: what the dashboard shows of an even order that nobody else's method pays. */
function checkPaymentStatus(books: OrderBooks): void {
  const captured = capturedOfPaypro(books)
  // A collection that staff made without need, and nobody pays.
  const isIdle = books.collections.some(({ status, amount }) => status === "not_paid" && amount > 0)
  const isOurs = books.payments.every(isPaypro) && books.sessions.every(isPaypro) && !isIdle
  if (books.pending_difference === 0 && captured > 0 && isOurs) {
    holds(
      books.payment_status === "captured",
      `f. ${books.id} owes nothing and is ${books.payment_status}`,
    )
  }
}

/** An unpaid order whose time is over is canceled, or somebody is told why not. */
function checkDeadline(
  { purchase, discrepancies }: Account,
  books: OrderBooks,
  world: World,
): void {
  const isOver = purchase.cancel_at !== null && purchase.cancel_at <= new Date()
  holds(
    !isOver ||
      !world.rules.cancelUnpaidOrders ||
      books.pending_difference <= 0 ||
      discrepancies.some(({ kind }) => kind === "unpaid_order" || kind === "not_booked"),
    `f. ${books.id} is past its deadline, owes ${books.pending_difference}, and nobody is told`,
  )
}

export function capturedOfPaypro({ payments }: Books): number {
  return sum(
    payments.filter(isPaypro).flatMap(({ captures }) => captures.map(({ amount }) => amount)),
  )
}
