import type { BigNumberInput, RemoteQueryFunction } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { ALREADY_PAID, PayproError, type ShopperText } from "../../lib/errors"
import { inPesos, roundedToCentavos } from "../../lib/money"
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

/**
 * Name, e-mail and phone as PayPro takes them; whatever is not there is left out. The collection of what an order owes
 * later has no cart.
 */
export function payerOf(checkout: Checkout): {
  name?: string
  email?: string
  mobile?: string
} {
  const { cart, order } = checkout.payment_collection
  const buyer = cart ?? order
  const person = buyer?.billing_address ?? buyer?.shipping_address
  const name = [person?.first_name, person?.last_name].filter(Boolean).join(" ")
  const mobile = buyer?.billing_address?.phone ?? buyer?.shipping_address?.phone
  return {
    ...(name && { name }),
    ...(buyer?.email && { email: buyer.email }),
    ...(mobile && { mobile }),
  }
}

/**
 * A second voucher for money that is already there would collect it twice.
 * @throws CheckoutError when money was received for the purchase.
 */
export function assertUnpaid({ received, payment_collection }: Checkout): void {
  if (received || MathBN.gt(payment_collection.captured_amount ?? 0, 0)) {
    throw new CheckoutError(ALREADY_PAID)
  }
}

/**
 * @param owed What the placed order owes beyond all money that is there or claimed, in pesos.
 * @throws CheckoutError when the session asks for more.
 */
export function assertOwed({ amount }: Checkout, owed: BigNumberInput): void {
  const left = roundedToCentavos(owed)
  if (left.lte(0)) {
    throw new CheckoutError(ALREADY_PAID)
  }
  if (roundedToCentavos(amount).gt(left)) {
    throw new CheckoutError({
      "es-MX": `A tu pedido le faltan ${inPesos(left)} por pagar y este pago es de ${inPesos(amount)}. Paga solo lo que falta.`,
      en: `Your order still owes ${inPesos(left)}, and this payment is for ${inPesos(amount)}. Pay only what is owed.`,
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
    await paypro.voidVoucher(id, "session_deleted")
    throw new CheckoutError({
      "es-MX": "Cambiaste la forma de pago; elígela de nuevo.",
      en: "You chose another payment method. Choose this one again to use it.",
    })
  }
}

/**
 * Whether the order is being placed with this session. The order being placed was just created from the cart, so the
 * session is older; one that was made for an order that was there before, or for an edited one, is not.
 */
export function isBeingPlaced({ payment_collection, created_at }: Checkout): boolean {
  const { order } = payment_collection
  return (
    order !== null &&
    order.cart_id !== null &&
    order.version === 1 &&
    created_at <= new Date(order.created_at)
  )
}

/**
 * The core never compares a session with what is bought: the session that an order is being placed with must be worth
 * exactly what the order costs. Any other session of an order has an amount of its own.
 * @throws CheckoutError when the amounts differ.
 */
export async function assertWorthTheCart(
  query: RemoteQueryFunction,
  checkout: Checkout,
): Promise<void> {
  const { order, cart } = checkout.payment_collection
  if (order && !isBeingPlaced(checkout)) {
    return
  }
  const total = order ? order.total : cart && (await readCartTotal(query, cart.id))
  if (total != null && !MathBN.eq(total, checkout.amount)) {
    throw new CheckoutError({
      "es-MX": "El total de tu carrito cambió. Elige de nuevo tu forma de pago.",
      en: "Your cart's total has changed. Choose your payment method again.",
    })
  }
}
