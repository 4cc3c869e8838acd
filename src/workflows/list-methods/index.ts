import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { ALREADY_PAID } from "../../lib/errors"
import { AmountError, toWholePesos } from "../../lib/money"
import type { WayCode } from "../../lib/options"
import { providerIdOf } from "../../lib/provider-id"
import { readCart, type Cart } from "../../medusa/carts"
import { readCartTotal } from "../../medusa/checkout-snapshot"
import { readRegionWayCodes } from "../../medusa/region-providers"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Locale } from "../../shopper-view/locale"
import { hasUnspentMoney } from "./unspent-money"

/** A way to pay a cart with PayPro, and whether it can be chosen as the cart is now. */
export type PaymentMethod = {
  /** What a payment session is made with. */
  provider_id: string
  way_code: WayCode
} & (
  | {
      available: true
      /** Whole pesos that will be collected, as decimal text: more than the total where it is rounded up. */
      amount: string
    }
  | {
      available: false
      /** Why not, for the shopper. */
      reason: string
    }
)

/**
 * Says of each of PayPro's methods that the cart's region offers what choosing it would come to, before it is chosen:
 * by the same rules as the providers' `initiatePayment`. PayPro is not asked.
 * @throws MedusaError where there is no such cart, or it became an order.
 */
export async function listMethods(
  container: MedusaContainer,
  { cartId, locale }: { cartId: string; locale: Locale },
): Promise<PaymentMethod[]> {
  const cart = await openCartOrThrow(container, cartId)
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [wayCodes, total, isPaid] = await Promise.all([
    cart.region_id ? readRegionWayCodes(container, cart.region_id) : [],
    readCartTotal(container.resolve(ContainerRegistrationKeys.QUERY), cartId),
    hasUnspentMoney(paypro, cartId),
  ])
  return wayCodes.map((wayCode) => {
    const method = { provider_id: providerIdOf(wayCode), way_code: wayCode }
    const collectable = { amount: total ?? 0, currencyCode: cart.currency_code, wayCode }
    return { ...method, ...availabilityOf(collectable, { paypro, isPaid, locale }) }
  })
}

async function openCartOrThrow(container: MedusaContainer, cartId: string): Promise<Cart> {
  const cart = await readCart(container, cartId)
  if (!cart) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Cart ${cartId} was not found.`)
  }
  if (cart.completed_at) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Cart ${cartId} became an order, which is paid on its payment page: see payment_url of its voucher.`,
    )
  }
  return cart
}

type Circumstances = { paypro: PayproModuleService; isPaid: boolean; locale: Locale }

/** An amount that cannot be collected comes first, as in the providers. */
function availabilityOf(
  collectable: { amount: BigNumberInput; currencyCode: string; wayCode: WayCode },
  { paypro: { options }, isPaid, locale }: Circumstances,
) {
  try {
    const amount = toWholePesos(collectable, options)
    return isPaid
      ? { available: false as const, reason: ALREADY_PAID[locale] }
      : { available: true as const, amount: String(amount) }
  } catch (error) {
    if (error instanceof AmountError) {
      return { available: false as const, reason: error.shopperText[locale] }
    }
    throw error
  }
}
