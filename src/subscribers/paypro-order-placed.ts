import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { settlePlacedOrder } from "../workflows/settle-order"

/** A voucher may have been paid while its shopper was still at checkout. */
export default async function onOrderPlaced({ event, container }: SubscriberArgs<{ id: string }>) {
  await settlePlacedOrder(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "paypro-order-placed" },
}
