import type { DiscrepancyKind } from "../../src/lib/discrepancies"
import type { Allocation } from "../../src/modules/paypro/types"
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
  checkRefunds(books, account.refunds)
  checkCollections(books)
  if (books.status === "canceled") {
    checkCanceled(account, books)
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

/**
 * d: what staff returned of captured money is a refund, with one transaction, each once; and nothing else is. What the
 * core gives back of other providers' payments as it cancels an order is theirs, recorded under the payment's id.
 */
function checkRefunds({ id, payments, transactions }: OrderBooks, returns: Allocation[]): void {
  const others = payments.filter((payment) => !isPaypro(payment))
  const ofOthers = new Set(
    others.flatMap((payment) => [payment.id, ...payment.refunds.map((refund) => refund.id)]),
  )
  const refunded = payments
    .filter(isPaypro)
    .flatMap(({ refunds }) => refunds.map((refund) => `${refund.id} ${pesos(refund.amount)}`))
  const returned = returns.map(({ refund_id, amount }) => `${refund_id} ${pesos(amount)}`)
  const recorded = transactions
    .filter(({ reference }) => reference === "refund")
    .filter(({ reference_id }) => !ofOthers.has(reference_id))
    .map(({ reference_id, amount }) => `${reference_id} ${-pesos(amount)}`)
  const [refunds, records] = [refunded.sort().join(), recorded.sort().join()]
  holds(
    refunds === returned.sort().join(),
    `d. ${id}: refunds ${refunds} and returns ${returned.join()}`,
  )
  holds(refunds === records, `d. ${id}: refunds ${refunds} and transactions ${records}`)
}

/** e: what was captured for a canceled order and not returned is named, or a person has dealt with it. */
function checkCanceled({ discrepancies }: Account, books: OrderBooks): void {
  const net = capturedOfPaypro(books) - refundedOfPaypro(books)
  const named = discrepancies.filter(({ kind }) => kind === "paid_order_canceled")
  holds(
    net < 0.01 || named.some(({ amount }) => isSame(pesos(amount), net)),
    `e. ${books.id} is canceled and holds ${net}, and nobody is told`,
  )
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
  const net = captured - refundedOfPaypro(books)
  const owes = books.pending_difference
  const find = (kind: DiscrepancyKind, end = "") =>
    discrepancies.find((discrepancy) => discrepancy.kind === kind && discrepancy.fact.endsWith(end))
  if (owes < 0 && net >= 0.005) {
    const named = find("overpaid", ":captured")
    const expected = Math.min(-owes, net)
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
    const expected = refundedOfPaypro(books) > 0 ? ["partially_refunded", "refunded"] : ["captured"]
    holds(
      expected.includes(books.payment_status),
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

function refundedOfPaypro({ payments }: Books): number {
  return sum(
    payments.filter(isPaypro).flatMap(({ refunds }) => refunds.map(({ amount }) => amount)),
  )
}

export function capturedOfPaypro({ payments }: Books): number {
  return sum(
    payments.filter(isPaypro).flatMap(({ captures }) => captures.map(({ amount }) => amount)),
  )
}
