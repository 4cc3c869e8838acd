import type Medusa from "@medusajs/js-sdk"
import type { Purchase } from "../../scripts/store/shopper"
import { Shopper, adminClient } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import type { AdminPayproOrder, AdminPayproOrderResponse } from "../../src/admin-view/types"
import type { AdminWorld } from "./admin-world"

export type AdminOrders = Record<
  "pending" | "part" | "over" | "paid" | "failed" | "late" | "changed",
  Purchase
> & { withoutPaypro: string }

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

  const withoutPaypro = await orderWithoutPaypro({ medusa, store })
  const failed = await buy("store")
  simulator.timeOut(failed.voucher.trade_no)
  await called(failed.voucher.trade_no)
  const late = await buy("va")
  const admin = await adminClient(medusa.url, store)
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

async function orderWithoutPaypro({
  medusa,
  store,
}: Pick<AdminWorld, "medusa" | "store">): Promise<string> {
  const shopper = Shopper.guest(medusa.url, store)
  const { id } = await shopper.createCart()
  await shopper.addShipping(id)
  await shopper.choosePayment(id, "pp_system_default")
  return (await shopper.placeOrder(id)).id
}
