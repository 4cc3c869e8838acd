import { publishExpiring } from "../../src/workflows/ask-paypro/publish-expiring"
import { sendVoucherMail } from "../../src/workflows/send-mail/voucher-mail"
import { describeStore, eventually, letTimePass } from "../helpers"
import { mailProvider } from "./mail-provider"

describeStore(
  "reminder mails",
  (store) => {
    const provider = mailProvider(store)
    const sent = () => provider.handed("paypro-voucher-expiring")
    /** Until its deadline is so many hours away. */
    const passUntil = async (tradeNo: string, hours: number) => {
      const { expires_at } = await store.voucherOf(tradeNo)
      const left = ((expires_at as Date).getTime() - Date.now()) / 1_000
      await letTimePass(store.container, { seconds: left - hours * 3_600 })
    }

    it("say what is owed and until when, once for each threshold", async () => {
      const { voucher } = await store.guest().buy("va")
      await passUntil(voucher.trade_no, 20)
      await publishExpiring(store.container)
      await eventually(() => expect(sent()).toHaveLength(1))
      expect(sent()[0]).toMatchObject({
        to: "maria@example.mx",
        trigger_type: "paypro.voucher_expiring",
      })
      expect(sent()[0]?.content.subject).toContain("por $300.00 MXN en")
      expect(sent()[0]?.content.text).toContain("Tienes hasta el: ")

      const { id } = await store.voucherOf(voucher.trade_no)
      expect(await sendVoucherMail(store.container, id, "expiring")).toBe("known")
      await passUntil(voucher.trade_no, 10)
      await publishExpiring(store.container)
      await eventually(() => expect(sent()).toHaveLength(2))
    })

    it("are not sent once a part was paid", async () => {
      const { voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no, 100)
      const { id } = await store.voucherOf(voucher.trade_no)
      expect(await sendVoucherMail(store.container, id, "expiring")).toBeUndefined()
    })
  },
  {
    options: {
      voucherMails: true,
      reminders: { hoursBefore: [24, 12], from: "00:00", to: "23:59" },
    },
  },
)
