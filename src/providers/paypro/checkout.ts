import type { BigNumberInput, RemoteQueryFunction } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { hasReceived } from "../../lib/voucher-state"
import type PayproModuleService from "../../modules/paypro/service"

type Person = {
  first_name?: string | null
  last_name?: string | null
  phone?: string | null
}

/** What Medusa knows of the checkout or order behind a payment session. */
export type Checkout = {
  id: string
  provider_id: string
  amount: BigNumberInput
  currency_code: string
  created_at: string | Date
  payment_collection: {
    id: string
    captured_amount?: BigNumberInput | null
    cart?: {
      id: string
      email?: string | null
      billing_address?: Person | null
      shipping_address?: Person | null
    } | null
    order?: {
      id: string
      version: number
      created_at: string | Date
      summary?: { current_order_total?: BigNumberInput } | null
    } | null
  }
}

/**
 * The core hands a provider neither the cart nor the guest's name: they are looked up by the session's id.
 * @throws MedusaError when there is no such session.
 */
export async function readCheckout(
  query: RemoteQueryFunction,
  paymentSessionId: string,
): Promise<Checkout> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [
      "id",
      "provider_id",
      "amount",
      "currency_code",
      "created_at",
      "payment_collection.id",
      "payment_collection.captured_amount",
      "payment_collection.cart.id",
      "payment_collection.cart.email",
      "payment_collection.cart.billing_address.*",
      "payment_collection.cart.shipping_address.*",
      "payment_collection.order.id",
      "payment_collection.order.version",
      "payment_collection.order.created_at",
      "payment_collection.order.summary.*",
    ],
    filters: { id: paymentSessionId },
  })
  const checkout = (data as unknown as Checkout[])[0]
  if (!checkout) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Payment session ${paymentSessionId} was not found.`,
    )
  }
  return checkout
}

/** Name, e-mail and phone as PayPro takes them; whatever the cart does not have is left out. */
export function payerOf(checkout: Checkout): {
  name?: string
  email?: string
  mobile?: string
} {
  const { cart } = checkout.payment_collection
  const person = cart?.billing_address ?? cart?.shipping_address
  const name = [person?.first_name, person?.last_name].filter(Boolean).join(" ")
  const mobile = cart?.billing_address?.phone ?? cart?.shipping_address?.phone
  return {
    ...(name && { name }),
    ...(cart?.email && { email: cart.email }),
    ...(mobile && { mobile }),
  }
}

/**
 * A second voucher for money that is already there would collect it twice.
 * @throws MedusaError when money was received for the purchase.
 */
export async function assertUnpaid(
  paypro: PayproModuleService,
  { payment_collection }: Checkout,
): Promise<void> {
  const vouchers = await paypro.vouchers.listOfCollections([payment_collection.id])
  if (MathBN.gt(payment_collection.captured_amount ?? 0, 0) || vouchers.some(hasReceived)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "A payment was already received for this purchase. There is nothing more to pay here; contact the store if the order does not show it.",
    )
  }
}

/**
 * The core never compares a session with what is bought. The order being placed was just created from the cart,
 * so a session older than the order must be worth exactly what the order costs. A session made for an order
 * that was there before, or an order edited since, has an amount of its own.
 * @throws MedusaError when the amounts differ.
 */
export async function assertWorthTheCart(
  query: RemoteQueryFunction,
  checkout: Checkout,
): Promise<void> {
  const { order, cart } = checkout.payment_collection
  if (order && (order.version > 1 || new Date(checkout.created_at) > new Date(order.created_at))) {
    return
  }
  const total = order
    ? order.summary?.current_order_total
    : cart && (await readCartTotal(query, cart.id))
  if (total != null && !MathBN.eq(total, checkout.amount)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The cart's total has changed since the payment method was chosen. Choose the payment method again.",
    )
  }
}

async function readCartTotal(
  query: RemoteQueryFunction,
  cartId: string,
): Promise<BigNumberInput | undefined> {
  const { data } = await query.graph({
    entity: "cart",
    fields: ["id", "total"],
    filters: { id: cartId },
  })
  return (data[0] as unknown as { total?: BigNumberInput } | undefined)?.total
}
