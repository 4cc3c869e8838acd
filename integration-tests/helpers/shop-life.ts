import type Medusa from "@medusajs/js-sdk"
import { createCartCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { HttpTypes } from "@medusajs/types"
import type { VoucherData } from "../../scripts/store/shopper"

/**
 * What staff and shoppers do to an order once it is placed. Through Medusa's HTTP API, with the client of whoever does it;
 * what only a store's own code does takes the container.
 */

type Outbound = { variantId: string; quantity: number }

/** The line that an order was placed with. */
export async function firstItemOf({ admin }: Medusa, orderId: string): Promise<string> {
  const { order } = await admin.order.retrieve(orderId, { fields: "id,*items" })
  const [item] = order.items
  if (!item) {
    throw new Error(`Order ${orderId} has no items`)
  }
  return item.id
}

export async function editQuantity(sdk: Medusa, orderId: string, quantity: number): Promise<void> {
  const { orderEdit } = sdk.admin
  const itemId = await firstItemOf(sdk, orderId)
  await orderEdit.initiateRequest({ order_id: orderId })
  await orderEdit.updateOriginalItem(orderId, itemId, { quantity })
  await orderEdit.confirm(orderId)
}

export async function giveCredit({ admin }: Medusa, orderId: string, amount: number) {
  await admin.order.createCreditLine(orderId, { amount, reference: "goodwill", reference_id: "1" })
}

export async function fulfill(sdk: Medusa, orderId: string, quantity: number): Promise<void> {
  const items = [{ id: await firstItemOf(sdk, orderId), quantity }]
  await sdk.admin.order.createFulfillment(orderId, { items })
}

/** The shopper wants to send goods back. Answers the return's id. */
export async function requestReturn(
  sdk: Medusa,
  orderId: string,
  { locationId, quantity }: { locationId: string; quantity: number },
): Promise<string> {
  const { return: returns } = sdk.admin
  const items = [{ id: await firstItemOf(sdk, orderId), quantity }]
  const { return: requested } = await returns.initiateRequest({
    order_id: orderId,
    location_id: locationId,
  })
  await returns.addReturnItem(requested.id, { items })
  await returns.confirmRequest(requested.id, {})
  return requested.id
}

/** All that was requested back with a return arrives. */
export async function receiveReturn({ admin }: Medusa, returnId: string): Promise<void> {
  const { return: requested } = await admin.return.retrieve(returnId, { fields: "id,*items" })
  const items = (requested.items ?? []).map(({ item_id, quantity }) => ({ id: item_id, quantity }))
  await admin.return.initiateReceive(returnId, {})
  await admin.return.receiveItems(returnId, { items })
  await admin.return.confirmReceive(returnId, {})
}

/** One item is to come back, and another is sent for it. */
export async function exchange(sdk: Medusa, orderId: string, outbound: Outbound): Promise<void> {
  const { exchange: exchanges } = sdk.admin
  const { exchange: begun } = await exchanges.create({ order_id: orderId })
  const items = [{ id: await firstItemOf(sdk, orderId), quantity: 1 }]
  await exchanges.addInboundItems(begun.id, { items })
  const sent = [{ variant_id: outbound.variantId, quantity: outbound.quantity }]
  await exchanges.addOutboundItems(begun.id, { items: sent })
  await exchanges.request(begun.id, {})
}

/** One item is to come back, and the same is sent again at no cost. */
export async function claim(sdk: Medusa, orderId: string, outbound: Outbound): Promise<void> {
  const { claim: claims } = sdk.admin
  const { claim: begun } = await claims.create({ order_id: orderId, type: "replace" })
  const items = [{ id: await firstItemOf(sdk, orderId), quantity: 1 }]
  await claims.addItems(begun.id, { items })
  await claims.addInboundItems(begun.id, { items })
  const sent = [{ variant_id: outbound.variantId, quantity: outbound.quantity }]
  await claims.addOutboundItems(begun.id, { items: sent })
  await claims.request(begun.id, {})
}

/** A further payment collection, to collect so much of an order. Answers its id. */
export async function collect({ admin }: Medusa, orderId: string, amount: number): Promise<string> {
  const { payment_collection } = await admin.paymentCollection.create({ order_id: orderId, amount })
  return payment_collection.id
}

/** So much was paid at the counter, as staff record it in the dashboard. */
export async function markAsPaid(sdk: Medusa, orderId: string, amount: number): Promise<void> {
  const collectionId = await collect(sdk, orderId, amount)
  await sdk.admin.paymentCollection.markAsPaid(collectionId, { order_id: orderId })
}

/** A payment session through the store's API; the core deletes those that the collection had before. */
export async function choosePaymentAgain(
  { client }: Medusa,
  collectionId: string,
  provider_id: string,
  data?: Record<string, unknown>,
): Promise<{ sessionId: string; voucher: VoucherData }> {
  const { payment_collection } = await client.fetch<HttpTypes.StorePaymentCollectionResponse>(
    `/store/payment-collections/${collectionId}/payment-sessions`,
    { method: "POST", body: { provider_id, ...(data && { data }) } },
  )
  const session = payment_collection.payment_sessions?.find(
    (candidate) => candidate.provider_id === provider_id,
  )
  if (!session) {
    throw new Error(`No payment session of ${provider_id}`)
  }
  return { sessionId: session.id, voucher: session.data as VoucherData }
}

/** An order that staff wrote down for a customer. Answers its id. */
export async function convertDraft(
  { admin }: Medusa,
  { regionId, salesChannelId }: { regionId: string; salesChannelId: string },
  { variantId, quantity }: Outbound,
): Promise<string> {
  const { draft_order } = await admin.draftOrder.create({
    email: "maria@example.mx",
    region_id: regionId,
    sales_channel_id: salesChannelId,
    shipping_address: { country_code: "mx", first_name: "María" },
    items: [{ variant_id: variantId, quantity }],
  })
  await admin.draftOrder.convertToOrder(draft_order.id)
  return draft_order.id
}

/** Another system books money that it received, as an ERP does it. */
export async function recordTransaction(
  container: MedusaContainer,
  orderId: string,
  amount: number,
): Promise<void> {
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id: orderId,
    amount,
    currency_code: "mxn",
    reference: "erp",
    reference_id: "1",
  })
}

/** A gift card or store credit pays a part of a cart. The core does not refresh the cart's payment collection. */
export async function creditCart(
  container: MedusaContainer,
  cartId: string,
  amount: number,
): Promise<void> {
  await createCartCreditLinesWorkflow(container).run({
    input: [{ cart_id: cartId, amount, reference: "gift-card", reference_id: "1", metadata: null }],
  })
}
