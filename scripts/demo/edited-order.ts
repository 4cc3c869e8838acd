import type { AdminPaymentLinkResponse } from "../../src/admin-view/types"
import { adminClient } from "../store/shopper"
import type { World } from "./world"

/** Staff add one more of the first item to an order that is paid. Answers the link by which the rest can be paid. */
export async function addOneMore({ medusa, store }: World, orderId: string): Promise<string> {
  const { admin, client } = await adminClient(medusa.url, store)
  const { order } = await admin.order.retrieve(orderId)
  const [item] = order.items
  if (!item) {
    throw new Error(`Order ${orderId} has no items`)
  }
  await admin.orderEdit.initiateRequest({ order_id: orderId })
  await admin.orderEdit.updateOriginalItem(orderId, item.id, { quantity: item.quantity + 1 })
  await admin.orderEdit.confirm(orderId)
  const { url } = await client.fetch<AdminPaymentLinkResponse>(
    `/admin/paypro/orders/${orderId}/payment-link`,
    { method: "POST" },
  )
  return url
}
