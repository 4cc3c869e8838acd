import type { BigNumberInput, RemoteQueryFunction } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import type { Checkout } from "./read-checkout"

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
export function assertUnpaid({ received, payment_collection }: Checkout): void {
  if (received || MathBN.gt(payment_collection.captured_amount ?? 0, 0)) {
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
  if (order && (order.version > 1 || checkout.created_at > new Date(order.created_at))) {
    return
  }
  const total = order ? order.total : cart && (await readCartTotal(query, cart.id))
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
