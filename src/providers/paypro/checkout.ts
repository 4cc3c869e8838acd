import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { PayproError, type ShopperText } from "../../lib/errors"
import { readCartTotal, type Checkout } from "../../medusa/checkout-snapshot"
import type PayproModuleService from "../../modules/paypro/service"
import type { IssuedVoucher } from "../../modules/paypro/types"

/** What is being bought cannot be paid with this session; asking again does not help. */
export class CheckoutError extends PayproError {
  readonly code = "paypro_checkout"
  readonly retryable = false

  constructor(readonly shopperText: ShopperText) {
    super(shopperText.en)
  }
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
 * @throws CheckoutError when money was received for the purchase.
 */
export function assertUnpaid({ received, payment_collection }: Checkout): void {
  if (received || MathBN.gt(payment_collection.captured_amount ?? 0, 0)) {
    throw new CheckoutError({
      "es-MX":
        "Ya se recibió un pago por esta compra. Aquí no hay nada más que pagar; ponte en contacto con la tienda si el pedido no lo muestra.",
      en: "A payment was already received for this purchase. There is nothing more to pay here; contact the store if the order does not show it.",
    })
  }
}

/**
 * Who chose another method while PayPro was answering is never shown the voucher: its session is gone.
 * @throws CheckoutError then.
 */
export async function assertStillChosen(
  paypro: PayproModuleService,
  { id, chosen }: IssuedVoucher,
): Promise<void> {
  if (!chosen) {
    await paypro.voidVoucher({ id }, "session_deleted")
    throw new CheckoutError({
      "es-MX": "Se eligió otro método de pago mientras PayPro respondía.",
      en: "Another payment method was chosen while PayPro was answering.",
    })
  }
}

/**
 * The core never compares a session with what is bought. The order being placed was just created from the cart,
 * so a session older than the order must be worth exactly what the order costs. A session made for an order
 * that was there before, or an order edited since, has an amount of its own.
 * @throws CheckoutError when the amounts differ.
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
    throw new CheckoutError({
      "es-MX":
        "El total del carrito cambió después de elegir el método de pago. Elige de nuevo el método de pago.",
      en: "The cart's total has changed since the payment method was chosen. Choose the payment method again.",
    })
  }
}
