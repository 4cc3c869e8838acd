import { Modules } from "@medusajs/framework/utils"
import { sendVoucherMail, sendVoucherMailOfOrder } from "../../src/workflows/send-voucher-mail"
import { publishExpiring } from "../../src/workflows/ask-paypro/publish-expiring"
import { describeStore, waitFor } from "../helpers"

describeStore(
  "voucher mails",
  (store) => {
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

    it("remind of a voucher that is about to expire, unless it was paid", async () => {
      const [unpaid, paid] = [await store.guest().buy("va"), await store.guest().buy("va")]
      store.simulator.pay(paid.voucher.trade_no)
      await waitFor(async () => (await store.books(paid.order.id)).payment_status === "captured")
      for (const { voucher } of [unpaid, paid]) {
        const { id } = await store.voucherOf(voucher.trade_no)
        const hour = 3_600_000
        await store.paypro.updatePayproVouchers({
          id,
          issued_at: new Date(Date.now() - 40 * hour),
          expires_at: new Date(Date.now() + 8 * hour),
        })
      }
      await publishExpiring(store.container)
      const mail = await mailOf(unpaid.order.id, "paypro-voucher-expiring")
      expect(mail.data).toMatchObject({ subject: expect.stringContaining("está por vencer") })

      const { id } = await store.voucherOf(paid.voucher.trade_no)
      expect(await sendVoucherMail(store.container, id, "expiring")).toBeUndefined()
    })
  },
  {
    options: {
      voucherMails: true,
      store: { name: "Barro & Telar" },
    },
  },
)
