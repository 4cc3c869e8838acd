import { createTaxRegionsWorkflow, updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { waitFor, type Purchase, type Store } from "../helpers"

/** An order, and where it has one the voucher to pay it with. */
export type MadeOrder = { orderId: string; sessionId?: string; tradeNo?: string }

/** Makes orders in every state that merchants bring them into, through the store's and the admin's API. */
export function ordersOf(store: Store) {
  const admin = async () => (await store.admin()).admin
  const cup = () => store.seeded.products["taza-de-barro"].variantId
  const made = ({ order, sessionId, voucher }: Purchase): MadeOrder => ({
    orderId: order.id,
    sessionId,
    tradeNo: voucher.trade_no,
  })
  const buy = async (cups = 1) => await store.guest().buy("va", { "taza-de-barro": cups })
  const itemOf = ({ order }: Purchase) => order.items?.[0]?.id ?? ""

  async function pay({ order, voucher }: Purchase, pesos: string, captured: number): Promise<void> {
    store.simulator.pay(voucher.trade_no, pesos)
    // Its transactions are written after the captures, and both are compared.
    await waitFor(async () => (await store.books(order.id)).paid_total === captured)
  }

  /** Two cups, paid and sent. */
  async function sent(): Promise<Purchase> {
    const purchase = await buy(2)
    await pay(purchase, "600", 600)
    const items = [{ id: itemOf(purchase), quantity: 2 }]
    await (await admin()).order.createFulfillment(purchase.order.id, { items })
    return purchase
  }

  /** One of two cups comes back. */
  async function askBack(purchase: Purchase): Promise<string> {
    const { return: returns } = await admin()
    const order_id = purchase.order.id
    const location_id = store.seeded.stockLocationId
    const { return: requested } = await returns.initiateRequest({ order_id, location_id })
    await returns.addReturnItem(requested.id, { items: [{ id: itemOf(purchase), quantity: 1 }] })
    await returns.confirmRequest(requested.id, {})
    return requested.id
  }

  async function edit(purchase: Purchase, cups: number, isConfirmed = true): Promise<void> {
    const { orderEdit } = await admin()
    const { id } = purchase.order
    await orderEdit.initiateRequest({ order_id: id })
    await orderEdit.updateOriginalItem(id, itemOf(purchase), { quantity: cups })
    if (isConfirmed) {
      await orderEdit.confirm(id)
    }
  }

  /** Paid with money that a merchant can give back. */
  async function byHand(): Promise<{ orderId: string; paymentId: string }> {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    await shopper.choosePayment(cartId, "pp_system_default")
    const { id: orderId } = await shopper.placeOrder(cartId)
    const [payment] = (await store.books(orderId)).payments
    const paymentId = payment?.id ?? ""
    await (await admin()).payment.capture(paymentId, {})
    return { orderId, paymentId }
  }

  /** Prices are without taxes from now on, of 16 %. */
  async function addTaxes(): Promise<void> {
    await createTaxRegionsWorkflow(store.container).run({
      input: [
        {
          country_code: "mx",
          provider_id: "tp_system",
          default_tax_rate: { rate: 16, code: "iva", name: "IVA" },
        },
      ],
    })
    const selector = { id: store.seeded.regionId }
    const update = { automatic_taxes: true }
    await updateRegionsWorkflow(store.container).run({ input: { selector, update } })
  }

  /** With a payment collection that a merchant made to collect what it costs. */
  async function convertDraft(amount: number): Promise<MadeOrder> {
    const { draftOrder, paymentCollection } = await admin()
    const { draft_order } = await draftOrder.create({
      email: "maria@example.mx",
      region_id: store.seeded.regionId,
      sales_channel_id: store.seeded.salesChannelId,
      shipping_address: { country_code: "mx", first_name: "María" },
      items: [{ variant_id: cup(), quantity: 1 }],
    })
    await draftOrder.convertToOrder(draft_order.id)
    await paymentCollection.create({ order_id: draft_order.id, amount })
    return { orderId: draft_order.id }
  }

  return {
    fresh: async () => made(await buy()),
    paid: async () => {
      const purchase = await buy()
      await pay(purchase, "300", 300)
      return made(purchase)
    },
    "part-paid, twice and with centavos": async () => {
      const purchase = await buy()
      await pay(purchase, "120.50", 120.5)
      await pay(purchase, "79.25", 199.75)
      return made(purchase)
    },
    fulfilled: async () => made(await sent()),
    "fulfilled and unpaid": async () => {
      const purchase = await buy()
      const items = [{ id: itemOf(purchase), quantity: 1 }]
      await (await admin()).order.createFulfillment(purchase.order.id, { items })
      return made(purchase)
    },
    "edited up": async () => {
      const purchase = await buy()
      await pay(purchase, "300", 300)
      await edit(purchase, 2)
      return made(purchase)
    },
    "edited down": async () => {
      const purchase = await buy(2)
      await edit(purchase, 1)
      return made(purchase)
    },
    "being edited": async () => {
      const purchase = await buy()
      await edit(purchase, 3, false)
      return made(purchase)
    },
    exchanged: async () => {
      const purchase = await sent()
      const { exchange } = await admin()
      const { exchange: begun } = await exchange.create({ order_id: purchase.order.id })
      await exchange.addInboundItems(begun.id, { items: [{ id: itemOf(purchase), quantity: 1 }] })
      await exchange.addOutboundItems(begun.id, { items: [{ variant_id: cup(), quantity: 2 }] })
      await exchange.request(begun.id, {})
      return made(purchase)
    },
    claimed: async () => {
      const purchase = await sent()
      const { claim } = await admin()
      const { claim: begun } = await claim.create({ order_id: purchase.order.id, type: "replace" })
      const items = [{ id: itemOf(purchase), quantity: 1 }]
      await claim.addItems(begun.id, { items })
      await claim.addInboundItems(begun.id, { items })
      await claim.addOutboundItems(begun.id, { items: [{ variant_id: cup(), quantity: 1 }] })
      await claim.request(begun.id, {})
      return made(purchase)
    },
    "with an item requested back": async () => {
      const purchase = await sent()
      await askBack(purchase)
      return made(purchase)
    },
    "with an item that came back": async () => {
      const purchase = await sent()
      const returnId = await askBack(purchase)
      const { return: returns } = await admin()
      await returns.initiateReceive(returnId, {})
      await returns.receiveItems(returnId, { items: [{ id: itemOf(purchase), quantity: 1 }] })
      await returns.confirmReceive(returnId, {})
      return made(purchase)
    },
    credited: async () => {
      const purchase = await buy()
      const credit = { amount: 50.25, reference: "goodwill", reference_id: "1" }
      await (await admin()).order.createCreditLine(purchase.order.id, credit)
      return made(purchase)
    },
    refunded: async () => {
      const { orderId, paymentId } = await byHand()
      await (await admin()).payment.refund(paymentId, { amount: 100 })
      return { orderId }
    },
    canceled: async () => {
      const purchase = await buy()
      await (await admin()).order.cancel(purchase.order.id)
      return made(purchase)
    },
    "paid, refunded and canceled": async () => {
      const { orderId } = await byHand()
      await (await admin()).order.cancel(orderId)
      return { orderId }
    },
    "canceled and archived": async () => {
      const purchase = await buy()
      await (await admin()).order.cancel(purchase.order.id)
      await (await admin()).order.archive(purchase.order.id)
      return made(purchase)
    },
    archived: async () => {
      const purchase = await buy()
      await (await admin()).order.complete(purchase.order.id, {})
      await (await admin()).order.archive(purchase.order.id)
      return made(purchase)
    },
    "with taxes on top": async () => {
      await addTaxes()
      return made(await buy())
    },
    "made from a draft": () => convertDraft(300),
    "made from a draft, with taxes on top": async () => {
      await addTaxes()
      return await convertDraft(348)
    },
  }
}
