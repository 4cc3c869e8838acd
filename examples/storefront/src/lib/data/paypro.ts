"use server"

import { sdk } from "@lib/config"
import { getAuthHeaders } from "@lib/data/cookies"
import { isPaypro } from "@lib/paypro"
import type { HttpTypes } from "@medusajs/types"
import type { PayproVoucher } from "types/paypro"

/** The voucher of a placed order; null where the order is paid in another way. */
export async function retrieveVoucherOfOrder(orderId: string): Promise<PayproVoucher | null> {
  const headers = await getAuthHeaders()
  const { order } = await sdk.client.fetch<HttpTypes.StoreOrderResponse>(
    `/store/orders/${orderId}`,
    { query: { fields: "id,*payment_collections.payment_sessions" }, headers, cache: "no-store" },
  )
  const session = order.payment_collections
    ?.flatMap(({ payment_sessions }) => payment_sessions ?? [])
    .find(({ provider_id }) => isPaypro(provider_id))
  return session ? await retrieveVoucher(session.id) : null
}

export async function retrieveVoucher(paymentSessionId: string): Promise<PayproVoucher | null> {
  return await sdk.client
    .fetch<{ voucher: PayproVoucher }>(`/store/paypro/vouchers/${paymentSessionId}`, {
      cache: "no-store",
    })
    .then(({ voucher }) => voucher)
    .catch(() => null)
}
