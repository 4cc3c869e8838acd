import { settleOrder } from "../../src/workflows/settle-order"
import { receiptNotification, sendReceipt } from "../../src/workflows/send-mail/receipt"
import { describeStore, eventually, providerOf, shopLife, watchShop } from "../helpers"
import { mailProvider } from "./mail-provider"

const { choosePaymentAgain, editQuantity } = shopLife

describeStore(
  "receipts",
  (store) => {
    const provider = mailProvider(store)
    const { staff, collectionOf } = watchShop(store)
    const receipts = () => provider.handed("paypro-receipt")

    it("go out when an order is paid, once", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no)
      await eventually(() => expect(receipts()).toHaveLength(1))
      const [receipt] = receipts()
      expect(receipt).toMatchObject({
        to: "maria@example.mx",
        resource_id: order.id,
        data: { trade_no: voucher.trade_no, order_display_id: order.display_id },
      })
      expect(receipt?.content.subject).toBe("Recibimos tu pago de $300.00 MXN en Barro & Telar")
      expect(receipt?.content.text).toContain(`Pedido: ${order.display_id}`)

      await settleOrder(store.container, order.id)
      const { id } = await store.voucherOf(voucher.trade_no)
      expect(await sendReceipt(store.container, id)).toBe("known")
      expect(receipts()).toHaveLength(1)
    })

    it("do not go out while the order owes something", async () => {
      const { voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no, 100)
      const { id } = await store.voucherOf(voucher.trade_no)
      expect(await receiptNotification(store.container, id)).toBeUndefined()
      expect(receipts()).toEqual([])
    })

    it("go out again when the order owed more and that was paid", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no)
      await eventually(() => expect(receipts()).toHaveLength(1))
      await editQuantity(await staff(), order.id, 3)
      await settleOrder(store.container, order.id)
      const { id } = await store.voucherOf(voucher.trade_no)
      expect(await receiptNotification(store.container, id)).toBeUndefined()

      const rest = await choosePaymentAgain(
        store.guest().sdk,
        await collectionOf(order.id),
        providerOf("va"),
      )
      await store.pay(rest.voucher.trade_no)
      await eventually(() => expect(receipts()).toHaveLength(2))
      expect(receipts()[1]?.content.subject).toContain("$600.00 MXN")
    })
  },
  { options: { receiptMails: true, store: { name: "Barro & Telar" } } },
)
