import { HELD_MONEY_KINDS, type DiscrepancyKind } from "../../src/lib/discrepancies"
import type { Discrepancy } from "../../src/modules/paypro/types"
import type { Account, VoucherAccount } from "./accounts"
import { holds, isSame, pesos, sum } from "./holds"
import type { World } from "./world"

/** Kinds that say where money is which no order has captured. */
const NAMES_MONEY: readonly DiscrepancyKind[] = [
  "overpaid",
  "received_after_cancellation",
  "received_without_order",
  "incomplete_order",
  "not_booked",
]

/** Kinds that ask a person how much money there is; no amount can be held against them. */
const QUESTIONS_MONEY: readonly DiscrepancyKind[] = [
  "amount_unclear",
  "unconfirmed_callback",
  "reversed",
]

/** a, e, f, k: every peso that PayPro received is captured, allocated or named, once. */
export function checkMoney({ vouchers, paidElsewhere }: Account, world: World): void {
  for (const { allocation, captured } of paidElsewhere) {
    const words = `${allocation.id} of ${allocation.amount} was paid elsewhere`
    holds(allocation.booked_at !== null, `k. ${words} and never booked`)
    holds(isSame(captured, pesos(allocation.amount)), `k. ${words}, captured ${captured}`)
  }
  for (const voucher of vouchers) {
    checkReceipts(voucher)
    checkAllocations(voucher)
    checkVoucher(voucher, world)
  }
}

function checkVoucher(voucher: VoucherAccount, world: World): void {
  const { row, received, paypro } = voucher
  const captured = sum(ownCaptures(voucher).map(({ amount }) => amount))
  const allocated = sum(uncapturedOf(voucher).map(({ amount }) => amount))
  const returned = voucher.allocations.filter(({ kind }) => kind === "returned")
  const sent = new Set(returned.map(({ discrepancy_id }) => discrepancy_id))
  const naming = voucher.discrepancies.filter((one) => isHeld(one) && !sent.has(one.id))
  const named = sum(naming.map(({ amount }) => amount))
  const words = `${row.trade_no}: ${received} received, ${captured} captured, ${allocated} allocated, ${named} named`
  holds(captured + allocated <= received + 0.005, `a. more booked than received, ${words}`)
  holds(
    sum(returned.map(({ amount }) => amount)) <= received + 0.005,
    `d. more returned than received, ${words}`,
  )
  const isQuestioned = voucher.discrepancies.some(({ kind }) => QUESTIONS_MONEY.includes(kind))
  if (isQuestioned || world.payproSide.failedInPart.has(row.trade_no)) {
    return
  }
  const held = received - captured - allocated
  // What was asked for beyond the price, because PayPro takes whole pesos only, is no overpayment.
  const rounded = Math.max(row.amount - Number(row.total_amount), 0)
  holds(named + rounded >= held - 0.005, `e. money that nobody speaks of, ${words}`)
  holds(named <= held + 0.005, `e. more named than is held, ${words}`)
  if (paypro) {
    checkAgreement(voucher, paypro)
  }
}

/** What became of money that its own purchase did not capture. What was returned of captured money is in what was captured. */
function uncapturedOf({ allocations }: VoucherAccount) {
  return allocations.filter(({ kind, payment_id }) => !(kind === "returned" && payment_id))
}

/** Resolving most kinds sets their money aside; of the others, a person who resolved one knows of it. */
function isHeld({ kind, fact, resolved_at }: Discrepancy): boolean {
  const isNaming = NAMES_MONEY.includes(kind) && !fact.endsWith(":captured")
  return isNaming && !(resolved_at && HELD_MONEY_KINDS.includes(kind))
}

/** On the purchase that the money was received for. */
function ownCaptures({ captures, allocations }: VoucherAccount) {
  const applied = new Set(allocations.map(({ payment_session_id }) => payment_session_id))
  return captures.filter(({ session_id }) => !applied.has(session_id))
}

/** b. Each change of what was received is on record, once. */
function checkReceipts({ row, receipts }: VoucherAccount): void {
  const total = sum(receipts.map(({ amount }) => amount))
  const words = `${row.trade_no} has ${row.received_amount}, its ${receipts.length} receipts ${total}`
  holds(total === pesos(row.received_amount), `b. ${words}`)
}

/** k. */
function checkAllocations({ row, allocations, captures, discrepancies }: VoucherAccount): void {
  for (const { id, kind, amount, booked_at, payment_session_id } of allocations) {
    const isNamed = discrepancies.some(({ fact }) => fact.includes(id))
    holds(booked_at !== null || isNamed, `k. ${id} of ${row.trade_no} was never booked`)
    const booked = captures.filter(({ session_id }) => session_id === payment_session_id)
    const expected = kind === "applied" ? pesos(amount) : 0
    const total = sum(booked.map((capture) => capture.amount))
    holds(isSame(total, expected), `k. ${id} of ${row.trade_no} is ${amount}, captured ${total}`)
  }
}

function checkAgreement(
  { row }: VoucherAccount,
  paypro: NonNullable<VoucherAccount["paypro"]>,
): void {
  const words = `${row.trade_no}: PayPro says ${paypro.status} and ${paypro.received}, we ${row.status} and ${row.received_amount}`
  holds(pesos(row.received_amount) === pesos(paypro.received), `f. received, ${words}`)
  const status = { "0000": "paid", "0001": "partially_paid", "00029": "failed" }[
    paypro.status as string
  ]
  holds(status === undefined || row.status === status, `f. status, ${words}`)
}
