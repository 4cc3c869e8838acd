import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { viewVoucher } from "../../src/workflows/view-voucher"
import type { Account } from "./accounts"
import { cancellationOf } from "./cancel-watch"
import { holds, isSame, pesos } from "./holds"
import { capturedOfPaypro } from "./order-invariants"
import type { HistoryPurchase } from "./purchases"
import type { World } from "./world"

type OrderBooks = NonNullable<Account["books"]>

/** c: canceled by nobody but the merchant, or by its deadline, unpaid. */
export async function checkCancellation(
  { books }: Account,
  bought: HistoryPurchase | undefined,
  world: World,
): Promise<void> {
  if (books?.status !== "canceled" || bought?.isCanceledByMerchant) {
    return
  }
  const canceled = await cancellationOf(world.knex, books.id)
  holds(canceled !== undefined, `c. ${books.id} is canceled, and nobody did it`)
  const { cancel_at, canceled_at, transacted, paid } = canceled
  holds(world.rules.cancelUnpaidOrders, `c. ${books.id} was canceled though the option is off`)
  holds(
    cancel_at !== null && cancel_at <= canceled_at,
    `c. ${books.id} was canceled before its deadline: ${cancel_at?.toISOString()}`,
  )
  holds(
    paid.length === 0,
    `c. ${books.id} was canceled although PayPro had said paid: ${paid.join()}`,
  )
  holds(isSame(Number(transacted), 0), `c. ${books.id} was canceled, and ${transacted} was paid`)
}

/** g: an order that stands holds stock for what is not sent yet; a canceled one holds none. */
export async function checkStock(
  { books }: Account,
  bought: HistoryPurchase | undefined,
  world: World,
): Promise<void> {
  if (!books) {
    return
  }
  const reserved = books.reservations.length
  if (books.status === "canceled") {
    holds(reserved === 0, `g. ${books.id} is canceled and holds stock`)
    return
  }
  // Killed while it is placed or canceled. Until it is paid, who is to say that it was not the merchant who freed it?
  const isHalf = world.crashes > 0 && capturedOfPaypro(books) === 0
  const isExcused = isHalf || bought?.isStockReleased
  holds(
    reserved > 0 || isExcused === true || !(await hasUnsentItems(world.knex, books)),
    `g. ${books.id} is ${books.status} and holds no stock`,
  )
}

/** Of what it was placed with: what an exchange or a claim sends is between Medusa and the merchant. */
async function hasUnsentItems(knex: Knex, { id }: OrderBooks): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `select from order_item i
       join "order" o on o.id = i.order_id and o.version = i.version
       join order_item placed on placed.item_id = i.item_id and placed.version = 1
      where o.id = ? and i.deleted_at is null and i.quantity > i.fulfilled_quantity`,
    [id],
  )
  return rows.length > 0
}

/** i: nobody is asked for more than the order owes, nor told that all is paid while it owes. */
export async function checkViews(
  container: MedusaContainer,
  { vouchers, books }: Account,
  /** All of its order: a killed process may leave an order with two purchases, and the money of one pays for it. */
  ofOrder: Account[],
): Promise<void> {
  const discrepancies = ofOrder.flatMap((account) => account.discrepancies)
  const canceled = books?.status === "canceled"
  const owes = canceled ? 0 : Math.max(books?.pending_difference ?? 0, 0)
  for (const { row } of books ? vouchers : []) {
    const { voucher, canChoose } = await viewVoucher(container, row, new Date())
    const asked = pesos(voucher.missing_amount)
    const words = `the page of ${row.trade_no} is ${voucher.state} and asks for ${asked}, the order owes ${owes}`
    holds(!voucher.is_payable || asked <= Math.ceil(owes), `i. ${words}`)
    holds(!canChoose || owes > 0, `i. another voucher is offered, ${words}`)
    const isHeld = discrepancies.some(
      ({ kind }) => kind === "not_booked" || kind === "incomplete_order",
    )
    holds(voucher.state !== "paid" || owes === 0 || isHeld, `i. ${words}`)
  }
}

/** j: what was placed stays. */
export async function checkNothingDeleted(knex: Knex, bought: HistoryPurchase): Promise<void> {
  const { cartId, orderIds } = bought
  const isThere = async (table: string, id: string) =>
    (await knex(table).where({ id, deleted_at: null }).first<unknown>("id")) !== undefined
  holds(cartId === null || (await isThere("cart", cartId)), `j. cart ${cartId} is gone`)
  for (const orderId of orderIds) {
    holds(await isThere("order", orderId), `j. order ${orderId} is gone`)
  }
}
