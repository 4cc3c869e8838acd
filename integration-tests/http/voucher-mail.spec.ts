import { Modules } from "@medusajs/framework/utils"
import {
  sendVoucherMail,
  sendVoucherMailOfOrder,
  voucherNotification,
} from "../../src/workflows/send-mail/voucher-mail"
import { describeStore, shopLife, waitFor, watchShop } from "../helpers"

describeStore(
  "voucher mails",
  (store) => {
    const { staff } = watchShop(store)
    const mails = (orderId: string) =>
      store.container.resolve(Modules.NOTIFICATION).listNotifications({ resource_id: orderId })
    const mailOf = (orderId: string, template: string) =>
      waitFor(async () =>
        (await mails(orderId)).find(
          (mail) => mail.template === template && mail.status === "success",
        ),
      )

    it("go out when the order is placed, once", async () => {
      const { order, voucher } = await store.guest().buy("store")
      const mail = await mailOf(order.id, "paypro-voucher-issued")
      expect(mail).toMatchObject({
        to: "maria@example.mx",
        channel: "email",
        status: "success",
        trigger_type: "paypro.voucher_issued",
        resource_type: "order",
        data: {
          payment_info: voucher.payment_info,
          voucher_url: voucher.voucher_url,
          payment_url: expect.stringContaining("/paypro/pay/"),
          order_display_id: order.display_id,
          locale: "es-MX",
        },
      })

      const { id } = await store.voucherOf(voucher.trade_no)
      await sendVoucherMail(store.container, id, "issued")
      await sendVoucherMailOfOrder(store.container, order.id)
      expect(await mails(order.id)).toHaveLength(1)
    })

    it("are not sent to a shopper who is still at checkout", async () => {
      const shopper = store.guest()
      const { id: cartId } = await shopper.createCart()
      const session = await shopper.choosePayment(cartId, "va")
      const { id } = await store.voucherOf(String(session.data.trade_no))
      expect(await sendVoucherMail(store.container, id, "issued")).toBeUndefined()
    })

    it("speak the order's language", async () => {
      const shopper = store.guest()
      const { id: cartId } = await shopper.createCart(undefined, { locale: "en-US" })
      await shopper.addShipping(cartId)
      await shopper.choosePayment(cartId, "va")
      const order = await shopper.placeOrder(cartId)
      const mail = await mailOf(order.id, "paypro-voucher-issued")
      expect(mail.data).toMatchObject({
        locale: "en",
        subject: "Pay $300.00 MXN to complete your order at Barro & Telar",
      })
    })

    it("ask for what the order owes, and for nothing once it owes nothing", async () => {
      const { order, voucher } = await store.guest().buy("va", { "taza-de-barro": 2 })
      const { id } = await store.voucherOf(voucher.trade_no)
      await shopLife.markAsPaid(await staff(), order.id, 200)
      const mail = await voucherNotification(store.container, id, "issued")
      expect(mail?.content?.subject).toContain("$400.00 MXN")
      for (const body of [mail?.content?.text, mail?.content?.html]) {
        expect(body).toContain("$400.00 MXN")
        expect(body).not.toContain("600")
      }
      await shopLife.markAsPaid(await staff(), order.id, 400)
      expect(await voucherNotification(store.container, id, "issued")).toBeUndefined()
    })

    it("ask for nothing after the deadline", async () => {
      const { voucher } = await store.guest().buy("va")
      const { id } = await store.voucherOf(voucher.trade_no)
      await store.paypro.updatePayproVouchers({ id, expires_at: new Date(Date.now() - 1_000) })
      expect(await voucherNotification(store.container, id, "issued")).toBeUndefined()
    })
  },
  {
    options: {
      voucherMails: true,
      store: { name: "Barro & Telar" },
    },
  },
)
