import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { ProductStatus } from "@medusajs/framework/utils"
import { waitFor, type Store } from "../helpers"

/** Orders one piece at a price that Medusa keeps with more decimals than it shows. */
export async function buyAt(store: Store, price: number) {
  const { result } = await createProductsWorkflow(store.container).run({
    input: {
      products: [
        {
          title: `${price}`,
          status: ProductStatus.PUBLISHED,
          options: [{ title: "Presentación", values: ["Única"] }],
          sales_channels: [{ id: store.seeded.salesChannelId }],
          variants: [
            {
              title: "Única",
              options: { Presentación: "Única" },
              manage_inventory: false,
              prices: [{ currency_code: "mxn", amount: price }],
            },
          ],
        },
      ],
    },
  })
  const shopper = store.guest()
  const { id: cartId } = await shopper.createCart(
    {},
    { items: [{ variant_id: result[0]?.variants[0]?.id ?? "", quantity: 1 }] },
  )
  await shopper.addShipping(cartId)
  const session = await shopper.choosePayment(cartId, "va")
  return { order: await shopper.placeOrder(cartId), data: session.data ?? {} }
}

export async function paidInFull(store: Store, price: number, asked: string): Promise<void> {
  const { order, data } = await buyAt(store, price)
  expect(data.amount).toBe(asked)
  const tradeNo = String(data.trade_no)
  await store.pay(tradeNo)
  await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
  const { published_events } = await store.voucherOf(tradeNo)
  expect(published_events).toContain("voucher_paid")
  expect(await store.paypro.listPayproDiscrepancies({})).toEqual([])
}
