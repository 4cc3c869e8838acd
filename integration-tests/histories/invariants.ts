import type { Allocation, Discrepancy, Voucher } from "../../src/modules/paypro/types"
import { readAccounts, type Account } from "./accounts"
import { holds } from "./holds"
import { checkMoney } from "./money-invariants"
import { checkOrder } from "./order-invariants"
import type { HistoryPurchase } from "./purchases"
import { checkCancellation, checkNothingDeleted, checkStock, checkViews } from "./shop-invariants"
import type { Stage } from "./stage"
import type { World } from "./world"

/** The invariants at the end of the design, checked once all is quiet. */
export async function checkInvariants({ store, log }: Stage, world: World): Promise<void> {
  const accounts = await readAccounts(store, world)
  const known = new Set(accounts.flatMap(({ vouchers }) => vouchers.map(({ row }) => row.trade_no)))
  for (const { tradeNo } of store.simulator.list()) {
    holds(known.has(tradeNo), `PayPro has a voucher that the store does not know: ${tradeNo}`)
  }
  const bought = await world.purchases.all()
  for (const account of accounts) {
    const its = await boughtAs(account, bought, world)
    checkMoney(account, world)
    checkOrder(account, world)
    await checkCancellation(account, its, world)
    await checkStock(account, its, world)
    await checkViews(store.container, account, ofSameOrder(account, accounts))
    await checkRest(account, world)
    for (const { row, discrepancies } of account.vouchers) {
      checkEvents(row, discrepancies, world, (name, id) => log.count(name, id))
    }
  }
  const returns = accounts
    .flatMap(({ vouchers }) => vouchers.flatMap(({ allocations }) => allocations))
    .filter(({ kind }) => kind === "returned")
  checkReturnsTold(returns, world, (name, id) => log.count(name, id))
  for (const purchase of bought) {
    await checkNothingDeleted(world.knex, purchase)
  }
}

function ofSameOrder({ books, purchase }: Account, accounts: Account[]): Account[] {
  return accounts.filter((other) =>
    books ? other.books?.id === books.id : other.purchase.id === purchase.id,
  )
}

async function boughtAs(
  { books }: Account,
  bought: HistoryPurchase[],
  world: World,
): Promise<HistoryPurchase | undefined> {
  for (const purchase of bought) {
    if (books && (await world.purchases.orderIdsOf(purchase)).includes(books.id)) {
      return purchase
    }
  }
  return undefined
}

/** Each transfer once; where a process died between telling and noting it, once more is allowed. */
function checkReturnsTold(
  returns: Allocation[],
  world: World,
  count: (name: string, id: string) => number,
): void {
  const transfers = new Map<string, Allocation[]>()
  for (const one of returns) {
    const transfer = `${one.order_id ?? one.purchase_id} ${one.tracking_key}`
    transfers.set(transfer, [...(transfers.get(transfer) ?? []), one])
  }
  for (const [transfer, rows] of transfers) {
    const [first = ""] = rows.map(({ id }) => id).sort()
    const times = count("paypro.money_returned", first)
    holds(
      times >= 1 && times <= 1 + world.crashes,
      `money_returned of ${transfer} was emitted ${times} times`,
    )
  }
}

/** The job has done all that was due. */
async function checkRest({ purchase: { id } }: Account, { knex }: World): Promise<void> {
  const due = await knex("paypro_purchase")
    .where({ id })
    .whereRaw("(settle_at <= now() or lease_token is not null)")
    .first<{ settle_at: Date; lease_token: string | null } | undefined>("settle_at", "lease_token")
  holds(!due, `f. ${id} is left to be settled, or leased: ${JSON.stringify(due)}`)
}

/** Each fact once; where a process died between telling and noting it, once more is allowed. */
function checkEvents(
  row: Voucher,
  discrepancies: Discrepancy[],
  world: World,
  count: (name: string, id: string) => number,
): void {
  const told = (name: string, facts: number, most = facts) => {
    const times = count(`paypro.${name}`, row.id)
    const words = `${name} of ${row.trade_no} was emitted ${times} times for ${facts} facts`
    holds(times >= facts && times <= most + world.crashes, words)
  }
  const facts = (name: string) =>
    row.published_events.filter((fact) => fact.split(":")[0] === name).length
  told("voucher_issued", row.issued_at ? 1 : 0, 1)
  told("voucher_paid", facts("voucher_paid"))
  told("voucher_partially_paid", facts("voucher_partially_paid"))
  told("voucher_failed", facts("voucher_failed"))
  told("voucher_expiring", facts("voucher_expiring"), 1 + world.extensions)
  for (const { id, kind } of discrepancies) {
    holds(
      world.crashes > 0 || count("paypro.discrepancy_opened", id) > 0,
      `nobody was told of the discrepancy ${kind} of ${row.trade_no}`,
    )
  }
}
