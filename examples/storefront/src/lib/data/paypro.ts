"use server"

import { sdk } from "@lib/config"
import { getAuthHeaders, getCacheTag, getCartId, removeCartId } from "@lib/data/cookies"
import { getLocale } from "@lib/data/locale-actions"
import { listCartPaymentMethods as listMethodsOfRegion } from "@lib/data/payment"
import { isPaypro } from "@lib/paypro"
import { payproLocaleOf, PLUGIN_LOCALES } from "@lib/paypro/locale"
import { payproOrderOf } from "@lib/paypro/order"
import { refusalOf } from "@lib/paypro/refusal"
import { TEXTS } from "@lib/paypro/texts"
import type { HttpTypes } from "@medusajs/types"
import { revalidateTag } from "next/cache"
import { redirect } from "next/navigation"
import type { PayproMethod, PayproOrder, PayproVoucher } from "types/paypro"

/** How far the payment of a placed order is; null where the order is paid in another way, or cannot be read now. */
export async function retrievePayproOrder(orderId: string): Promise<PayproOrder | null> {
  try {
    const { order } = await sdk.client.fetch<HttpTypes.StoreOrderResponse>(
      `/store/orders/${orderId}`,
      {
        query: { fields: "id,*payment_collections.payment_sessions" },
        headers: await getAuthHeaders(),
        cache: "no-store",
      },
    )
    const sessions = (order.payment_collections ?? [])
      .flatMap(({ payment_sessions }) => payment_sessions ?? [])
      .filter(({ provider_id }) => isPaypro(provider_id))
    const vouchers = await Promise.all(sessions.map(({ id }) => retrieveVoucher(id)))
    return payproOrderOf(vouchers.filter((voucher) => voucher !== null))
  } catch {
    return null
  }
}

/** The starter's, with the reason where PayPro's method cannot take the cart's total. */
export async function listCartPaymentMethods(regionId: string) {
  const [methods, paypro] = await Promise.all([listMethodsOfRegion(regionId), listPayproMethods()])
  return (
    methods?.map((method) => ({
      ...method,
      reason: paypro.find(({ provider_id }) => provider_id === method.id)?.reason,
    })) ?? null
  )
}

/**
 * Makes the payment session.
 * @returns why not, for the shopper. In production Next.js hides the message of what a server action throws.
 */
export async function choosePaypro(
  cart: HttpTypes.StoreCart,
  data: HttpTypes.StoreInitializePaymentSession,
): Promise<string | null> {
  try {
    await sdk.store.payment.initiatePaymentSession(cart, data, {}, await getAuthHeaders())
    return null
  } catch (error) {
    // The same refusal in the shopper's language, where it is one of the cart's.
    const method = (await listPayproMethods()).find((one) => one.provider_id === data.provider_id)
    return method?.reason ?? refusalOf(error, await texts())
  } finally {
    await revalidate("carts")
  }
}

/**
 * Places the order, which is paid afterwards, and leads to its page.
 * @returns why not, for the shopper.
 */
export async function placePayproOrder(): Promise<string> {
  const cartId = await getCartId()
  if (!cartId) {
    return (await texts()).noCart
  }
  const placed = await complete(cartId)
  await revalidate("carts")
  if (placed.type === "refused") {
    return placed.message
  }
  await revalidate("orders")
  await removeCartId()
  const country = placed.order.shipping_address?.country_code?.toLowerCase() ?? ""
  return redirect(`/${country}/order/${placed.order.id}/confirmed`)
}

async function complete(
  cartId: string,
): Promise<{ type: "order"; order: HttpTypes.StoreOrder } | { type: "refused"; message: string }> {
  try {
    const answer = await sdk.store.cart.complete(cartId, {}, await getAuthHeaders())
    return answer.type === "order"
      ? { type: "order", order: answer.order }
      : { type: "refused", message: answer.error.message }
  } catch (error) {
    return { type: "refused", message: refusalOf(error, await texts()) }
  }
}

async function listPayproMethods(): Promise<PayproMethod[]> {
  const query = { cart_id: await getCartId(), lang: PLUGIN_LOCALES[await locale()] }
  return await sdk.client
    .fetch<{ methods: PayproMethod[] }>("/store/paypro/methods", { query, cache: "no-store" })
    .then(({ methods }) => methods)
    .catch(() => [])
}

async function retrieveVoucher(paymentSessionId: string): Promise<PayproVoucher | null> {
  return await sdk.client
    .fetch<{ voucher: PayproVoucher }>(
      `/store/paypro/vouchers/${encodeURIComponent(paymentSessionId)}`,
      {
        cache: "no-store",
      },
    )
    .then(({ voucher }) => voucher)
    .catch(() => null)
}

const locale = async () => payproLocaleOf(await getLocale())
const texts = async () => TEXTS[await locale()]

async function revalidate(what: "carts" | "orders"): Promise<void> {
  const tag = await getCacheTag(what)
  if (tag) {
    revalidateTag(tag)
  }
}
