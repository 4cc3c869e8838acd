import { MathBN } from "@medusajs/framework/utils"
import type { Discrepancy, Voucher } from "../../src/modules/paypro/types"
import { readBooks, type Books, type Store } from "../helpers"
import type { VoucherView } from "../../simulator"
import type { EventLog } from "./event-log"
import type { World } from "./world"

type OrderRow = { id: string; status: string; canceled_at: Date | null }

/** What both sides say of one payment session. */
type SessionAccount = {
  vouchers: { row: Voucher; paypro: VoucherView | undefined; discrepancies: Discrepancy[] }[]
  captured: number
  worth: number | null
}

class Broken extends Error {}

/** @throws the first thing that is wrong with it. */
function holds(condition: boolean, words: string): asserts condition {
  if (!condition) {
    throw new Broken(words)
  }
}

const number = (amount: string | number | null | undefined) =>
  MathBN.convert(amount ?? 0).toNumber()
const sum = (amounts: (string | number | null)[]) =>
  amounts.reduce((total: number, amount) => MathBN.add(total, amount ?? 0).toNumber(), 0)

/** Kinds that say where money is which no live order has. */
const NAMES_MONEY = [
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "incomplete_order",
]

/** Kinds that ask a person how much money there is; no amount can be held against them. */
const QUESTIONS_MONEY = ["amount_unclear", "unconfirmed_callback", "reversed"]

/** The invariants at the end of the design, checked once all is quiet. */
export async function checkInvariants(store: Store, world: World, log: EventLog): Promise<void> {
  const rows: Voucher[] = await world.knex("paypro_voucher").orderBy("created_at").select("*")
  const discrepancies: Discrepancy[] = await world.knex("paypro_discrepancy").select("*")
  for (const issued of store.simulator.list()) {
    holds(
      rows.some((row) => row.trade_no === issued.tradeNo),
      `PayPro has a voucher that the store does not know: ${issued.tradeNo}`,
    )
  }
  for (const purchase of await world.purchases()) {
    const orders: OrderRow[] = await world
      .knex("order")
      .where({ email: purchase.email })
      .whereNull("deleted_at")
      // Killed between writing an order and linking it, the core leaves one that nothing leads to.
      .whereExists(
        world.knex("order_cart").whereRaw('order_id = "order".id').whereNull("deleted_at"),
      )
      .select("id", "status", "canceled_at")
    for (const order of orders) {
      const books = await readBooks(store.container, order.id)
      checkOrder(order, books, rows, world, purchase.canceledByMerchant)
    }
  }
  for (const sessionId of new Set(rows.map((row) => row.payment_session_id))) {
    checkSession(await accountOf(sessionId, rows, discrepancies, store, world), world)
  }
  rows.forEach((row) => checkEvents(row, discrepancies, world, log))
}

async function accountOf(
  sessionId: string,
  rows: Voucher[],
  discrepancies: Discrepancy[],
  store: Store,
  world: World,
): Promise<SessionAccount> {
  const payments = await world
    .knex("payment")
    .where({ payment_session_id: sessionId })
    .whereNull("deleted_at")
    .select("id", "amount")
  const captures = await world
    .knex("capture")
    .whereIn(
      "payment_id",
      payments.map(({ id }) => id),
    )
    .whereNull("deleted_at")
    .select("amount")
  const session = await world.knex("payment_session").where({ id: sessionId }).first("amount")
  return {
    vouchers: rows
      .filter((row) => row.payment_session_id === sessionId)
      .map((row) => ({
        row,
        paypro: store.simulator.list().find(({ tradeNo }) => tradeNo === row.trade_no),
        discrepancies: discrepancies.filter((discrepancy) => discrepancy.voucher_id === row.id),
      })),
    captured: sum(captures.map(({ amount }) => amount)),
    worth: payments[0]?.amount ?? session?.amount ?? null,
  }
}

/** a, e, f: every peso that PayPro received is captured or named, once. */
function checkSession({ vouchers, captured, worth }: SessionAccount, world: World): void {
  const received = sum(vouchers.map(({ row }) => world.received.get(row.trade_no) ?? 0))
  const named = sum(
    vouchers
      .flatMap(({ discrepancies }) => discrepancies)
      .filter(({ kind, resolved_by }) => NAMES_MONEY.includes(kind) && resolved_by !== "paypro")
      .map(({ amount }) => amount),
  )
  const words = `${received} received, ${captured} captured, ${named} named in discrepancies`
  const trades = vouchers.map(({ row }) => row.trade_no).join(", ")
  holds(captured <= received, `a. more captured than received (${trades}): ${words}`)
  const isQuestioned = vouchers.some(({ discrepancies }) =>
    discrepancies.some(({ kind, resolved_at }) => QUESTIONS_MONEY.includes(kind) && !resolved_at),
  )
  if (isQuestioned || vouchers.some(({ row }) => world.failedInPart.has(row.trade_no))) {
    return
  }
  // What `rounding: "up"` collects beyond the price is no overpayment.
  const rounded = worth === null ? 0 : Math.ceil(worth) - worth
  holds(
    captured + named + rounded >= received,
    `e. money that nobody speaks of (${trades}): ${words}`,
  )
  holds(named <= received, `e. more named than received (${trades}): ${words}`)
  for (const { row, paypro } of vouchers) {
    if (paypro) {
      checkAgreement(row, paypro)
    }
  }
}

function checkAgreement(row: Voucher, paypro: VoucherView): void {
  const words = `${row.trade_no}: PayPro says ${paypro.status} and ${paypro.received}, we ${row.status} and ${row.received_amount}`
  holds(number(row.received_amount) === number(paypro.received), `f. received: ${words}`)
  const status = { "0000": "paid", "0001": "partially_paid", "00029": "failed" }[
    paypro.status as string
  ]
  holds(status === undefined || row.status === status, `f. status: ${words}`)
  holds(!row.lease_token, `${row.trade_no}: still leased`)
}

function checkOrder(
  order: OrderRow,
  books: Books,
  rows: Voucher[],
  world: World,
  canceledByMerchant: boolean,
): void {
  const canceled = order.status === "canceled"
  const collections = books.collections.map(({ id }) => id)
  const own = rows.filter(({ payment_collection_id }) =>
    collections.includes(payment_collection_id ?? ""),
  )
  checkBooks(order, books)
  if (canceled && !canceledByMerchant) {
    const paidBefore = own.filter(({ trade_no }) => {
      const paidAt = world.paidAt.get(trade_no)
      return paidAt && order.canceled_at && paidAt < order.canceled_at
    })
    holds(
      paidBefore.every(({ trade_no }) => world.failedInPart.has(trade_no)),
      `c. order canceled although PayPro said paid: ${paidBefore.map((row) => row.trade_no).join()}`,
    )
  }
  const valid = own.filter(({ voided_at }) => !voided_at)
  // One that failed before it was replaced is not voided.
  const ofSession = ({ payment_session_id }: Voucher) =>
    books.sessions.some(({ id }) => id === payment_session_id)
  const current = valid.find(ofSession) ?? valid[0]
  const abandoned = own.length > 0 && own.every(({ received_amount }) => received_amount === null)
  if (!canceled && world.rules.cancelOrderOnFailure && abandoned && current) {
    const failed = valid.every(({ status }) => status === "failed")
    holds(!failed, `f. ${order.id} waits for a voucher that failed`)
  }
  checkStock(order, books, own, world)
  if (!canceled && current?.received_amount && books.captured > 0) {
    const worth = books.payments[0]?.amount ?? 0
    holds(
      books.captured === Math.min(number(current.received_amount), worth),
      `f. ${order.id}: captured ${books.captured} of ${current.received_amount}, worth ${worth}`,
    )
    const expected = books.captured >= books.total ? "captured" : "partially_captured"
    holds(books.payment_status === expected, `f. ${order.id} is ${books.payment_status}`)
  }
}

/** b, d. */
function checkBooks(order: OrderRow, books: Books): void {
  const booked = books.transactions.map(({ reference_id, amount }) => `${reference_id} ${amount}`)
  const captures = books.captures.map(({ id, amount }) => `${id} ${amount}`)
  holds(
    booked.sort().join() === captures.sort().join(),
    `b. ${order.id}: transactions ${booked.join()} and captures ${captures.join()}`,
  )
  holds(books.paid_total === books.captured, `b. ${order.id}: paid_total ${books.paid_total}`)
  const counted = sum(books.collections.map(({ captured_amount }) => captured_amount))
  holds(counted === books.captured, `b. ${order.id}: its collection counts ${counted}`)
  holds(books.refunded === 0 && books.refunded_total === 0, `d. ${order.id}: a refund was booked`)
}

/** g. */
function checkStock(order: OrderRow, books: Books, own: Voucher[], world: World): void {
  const reserved = books.reservations.length
  // Killed while it cancels an order whose shopper then chooses anew: held again once that is paid. Until then, who
  // is to say that it was not the merchant who freed it?
  const unpaid = world.crashes > 0 && books.captured === 0
  const halfCanceled = unpaid && own.some(({ status }) => status === "failed")
  // Killed while it places one: taken back, or placed anew, once it is paid.
  const halfPlaced = unpaid && books.collections.every(({ status }) => status === "not_paid")
  holds(
    order.status === "canceled" ? reserved === 0 : reserved > 0 || halfCanceled || halfPlaced,
    `g. ${order.id} is ${order.status} with ${reserved} reservations`,
  )
}

/** Each fact once; where a process died between telling and noting it, once more is allowed. */
function checkEvents(
  row: Voucher,
  discrepancies: Discrepancy[],
  world: World,
  log: EventLog,
): void {
  const once = (name: string, id: string, told: boolean) => {
    const times = log.count(name, id)
    const most = 1 + world.crashes
    holds(times <= most && (!told || times >= 1), `${name} of ${id} was emitted ${times} times`)
  }
  once("paypro.voucher_issued", row.id, row.issued_at !== null)
  once("paypro.voucher_paid", row.id, row.published_events.includes("voucher_paid"))
  once("paypro.voucher_failed", row.id, row.published_events.includes("voucher_failed"))
  once("paypro.voucher_expiring", row.id, row.published_events.includes("voucher_expiring"))
  for (const { id, voucher_id } of discrepancies) {
    if (voucher_id === row.id) {
      once("paypro.discrepancy_opened", id, world.crashes === 0)
    }
  }
}
