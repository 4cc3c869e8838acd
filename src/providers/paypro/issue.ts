import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { movedCancelAt } from "../../lib/deadline"
import { roundedToCentavos, toWholePesos } from "../../lib/money"
import type { ResolvedPayproOptions, WayCode } from "../../lib/options"
import { purchaseKeyOf, type Checkout } from "../../medusa/checkout-snapshot"
import type PayproModuleService from "../../modules/paypro/service"
import type { IssuedVoucher, Purchase } from "../../modules/paypro/types"
import { readOwed } from "../../workflows/settle-purchase/owed"
import { assertOwed, assertUnpaid, isBeingPlaced, payerOf } from "./checkout"

/** What a provider method works with. */
export type Source = {
  paypro: PayproModuleService
  knex: Knex
  query: RemoteQueryFunction
  options: ResolvedPayproOptions
  wayCode: WayCode
}

/**
 * The whole pesos to ask for. What a placed order still owes is rounded up, whatever the option: it was agreed on.
 * @throws AmountError
 */
export function wholePesosOf(
  { options: { limits, rounding }, wayCode }: Source,
  { amount, currency_code, payment_collection }: Checkout,
): number {
  return toWholePesos(
    { amount, currencyCode: currency_code, wayCode },
    { rounding: payment_collection.order ? "up" : rounding, limits },
  )
}

/** @throws CheckoutError where money is there already, or the session asks for more than a placed order owes. */
export async function assertPayable(source: Source, checkout: Checkout): Promise<void> {
  const { order } = checkout.payment_collection
  // While an order is being placed, its core figures are not there yet.
  if (!order || isBeingPlaced(checkout)) {
    assertUnpaid(checkout)
    return
  }
  const { id } = await purchaseOf(source, checkout)
  const owed = await readOwed(source, { orderId: order.id, purchaseId: id })
  assertOwed(checkout, owed?.owed ?? 0)
}

export async function purchaseOf({ paypro }: Source, checkout: Checkout): Promise<Purchase> {
  return await paypro.ensurePurchase(
    purchaseKeyOf(checkout),
    checkout.payment_collection.order?.id ?? null,
  )
}

type Issue = {
  checkout: Checkout
  purchase: Purchase
  /** Whole pesos. */
  amount: number
}

/** Gets the voucher of a session, and gives its money as long to be told of as its method takes. */
export async function issueFor(
  { paypro, options, wayCode }: Source,
  { checkout, purchase, amount }: Issue,
): Promise<IssuedVoucher> {
  const { cart, order, id } = checkout.payment_collection
  const voucher = await paypro.issueVoucher({
    purchase,
    payment_session_id: checkout.id,
    payment_collection_id: id,
    cart_id: cart?.id ?? null,
    order_id: order?.id ?? purchase.order_id,
    provider_id: checkout.provider_id,
    way_code: wayCode,
    total_amount: roundedToCentavos(checkout.amount).toFixed(),
    amount,
    currency_code: checkout.currency_code.toLowerCase(),
    payer: payerOf(checkout),
  })
  const { pay_by, cancel_at } = purchase
  if (pay_by && cancel_at) {
    const moved = movedCancelAt({ pay_by, cancel_at }, options.graceHours[wayCode])
    await paypro.moveCancelAt(purchase.id, moved)
  }
  return voucher
}
