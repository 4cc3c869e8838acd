import type Medusa from "@medusajs/js-sdk"
import type { Purchase } from "../../scripts/store/shopper"
import { Shopper, adminClient } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import type { AdminPayproOrder, AdminPayproOrderResponse } from "../../src/admin-view/types"
import type { AdminWorld } from "./admin-world"

/** Ids of orders that PayPro was never asked to collect. */
type OrdersWithoutPaypro = {
  /** Staff took it by phone and converted its draft. */
  byPhone: string
  /** Placed with Medusa's own provider, by a customer who reads English. */
  english: string
  canceled: string
}

export type AdminOrders = Record<
  "pending" | "part" | "over" | "paid" | "failed" | "late" | "changed",
  Purchase
> & { withoutPaypro: OrdersWithoutPaypro }

/** One order of each kind that staff meet, the newest last. */
export async function placeOrders({ medusa, simulator, store }: AdminWorld): Promise<AdminOrders> {
  const buy = (wayCode: "va" | "store", items?: Parameters<Shopper["buy"]>[1]) =>
    Shopper.guest(medusa.url, store).buy(wayCode, items)
  const called = (tradeNo: string) =>
    waitFor(() => simulator.callbacks(tradeNo).every(({ state }) => state === "accepted"), {
      deadline: 60_000,
    })
  const pay = async (purchase: Purchase, pesos?: number) => {
    simulator.pay(purchase.voucher.trade_no, pesos)
    await called(purchase.voucher.trade_no)
    return purchase
  }

  const admin = await adminClient(medusa.url, store)
  const byPhone = await orderByPhone(admin, store)
  const failed = await buy("store")
  simulator.timeOut(failed.voucher.trade_no)
  await called(failed.voucher.trade_no)
  const late = await buy("va")
  await admin.admin.order.cancel(late.order.id)
  await pay(late)
  const paid = await pay(await buy("store", { "mole-negro": 1 }))
  const over = await pay(await buy("va"), 350)
  const changed = await changesTheMethod({ medusa, store })
  const part = await pay(await buy("va", { "mole-negro": 1 }), 500)
  const pending = await buy("va", { "taza-de-barro": 2 })
  // A cart's change is settled by the job, within a minute or two.
  await waitFor(async () => (await vouchersOf(admin, changed)).some(({ voided_at }) => voided_at), {
    deadline: 150_000,
    interval: 1000,
  })
  const english = await orderWithoutPaypro({ medusa, store }, "en-US")
  const canceled = await orderWithoutPaypro({ medusa, store })
  await admin.admin.order.cancel(canceled)
  const withoutPaypro = { byPhone, english, canceled }
  return { pending, part, over, paid, failed, late, changed, withoutPaypro }
}

async function vouchersOf(
  admin: Medusa,
  { order }: Purchase,
): Promise<AdminPayproOrder["vouchers"]> {
  const shown = await admin.client.fetch<AdminPayproOrderResponse>(
    `/admin/paypro/orders/${order.id}`,
  )
  return shown.order.vouchers
}

/** Chooses bank transfer, then cash, and then orders. */
async function changesTheMethod({
  medusa,
  store,
}: Pick<AdminWorld, "medusa" | "store">): Promise<Purchase> {
  const shopper = Shopper.guest(medusa.url, store)
  const { id: cartId } = await shopper.createCart()
  await shopper.addShipping(cartId)
  await shopper.choosePayment(cartId, "va")
  const session = await shopper.choosePayment(cartId, "store")
  const order = await shopper.placeOrder(cartId)
  return { cartId, order, sessionId: session.id, voucher: await shopper.voucherOf(order.id) }
}

async function orderByPhone(
  { admin }: Medusa,
  { regionId, salesChannelId, products }: AdminWorld["store"],
): Promise<string> {
  const { draft_order } = await admin.draftOrder.create({
    region_id: regionId,
    sales_channel_id: salesChannelId,
    email: "luis@example.mx",
    items: [{ variant_id: products["taza-de-barro"].variantId, quantity: 1 }],
  })
  await admin.draftOrder.convertToOrder(draft_order.id)
  return draft_order.id
}

async function orderWithoutPaypro(
  { medusa, store }: Pick<AdminWorld, "medusa" | "store">,
  locale?: string,
): Promise<string> {
  const shopper = Shopper.guest(medusa.url, store)
  const { id } = await shopper.createCart(undefined, { ...(locale && { locale }) })
  await shopper.addShipping(id)
  await shopper.choosePayment(id, "pp_system_default")
  return (await shopper.placeOrder(id)).id
}
