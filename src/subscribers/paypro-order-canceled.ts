import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { settleOrder } from "../workflows/settle-order"

/** The core cancels an order without a word to the provider, and books refunds that PayPro cannot make. */
export default async function onOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await settleOrder(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "paypro-order-canceled" },
}
