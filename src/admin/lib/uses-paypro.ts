import type { AdminOrder } from "@medusajs/framework/types"

/** Whether an order was to be paid through PayPro when it was placed. */
export function usesPaypro({ payment_collections }: AdminOrder): boolean {
  return payment_collections.some(({ payment_sessions = [] }) =>
    payment_sessions.some(({ provider_id }) => provider_id.startsWith("pp_paypro-")),
  )
}
