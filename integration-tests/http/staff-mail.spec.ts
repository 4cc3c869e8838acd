import { addDays } from "date-fns/addDays"
import { addMinutes } from "date-fns/addMinutes"
import { dayOf } from "../../src/lib/mexican-time"
import { mailStaff } from "../../src/workflows/send-mail/staff-mail"
import { sendFailedMails } from "../../src/workflows/send-mail/send-failed-mails"
import { describeStore, watchShop } from "../helpers"
import { mailProvider } from "./mail-provider"

/** Today, by the clock of Mexico City. */
const at = (clock: string) => new Date(`${dayOf(new Date())}T${clock}:00-06:00`)

describeStore(
  "the daily mail to staff",
  (store) => {
    const provider = mailProvider(store)
    const { discrepancies } = watchShop(store)
    const sent = () => provider.handed("paypro-staff")
    const buyAndPayPart = async () => {
      const purchase = await store.guest().buy("va")
      await store.pay(purchase.voucher.trade_no, 100)
      expect(await discrepancies()).toHaveLength(1)
      return purchase
    }

    it("lists what is open after 9, once a day and address, and names no customer", async () => {
      const { order } = await buyAndPayPart()
      await mailStaff(store.container, at("08:59"))
      expect(sent()).toEqual([])
      await mailStaff(store.container, at("09:00"))
      await mailStaff(store.container, at("18:00"))
      expect(sent().map(({ to }) => to)).toEqual(["caja@tienda.mx", "ana@tienda.mx"])
      const [mail] = sent()
      expect(mail?.content.subject).toBe("Barro & Telar: 1 incidencia de PayPro por revisar")
      expect(mail?.content.text).toContain(`Pago incompleto | $200.00 | ${order.display_id} | `)
      expect(mail?.content.text).toContain(`${store.url}/app/paypro`)
      expect(JSON.stringify(mail)).not.toMatch(/mar[ií]a/i)

      await mailStaff(store.container, addDays(at("09:00"), 1))
      expect(sent()).toHaveLength(4)
    })

    it("is sent once by several processes", async () => {
      await buyAndPayPart()
      const processes = Array.from({ length: 5 }, async () => {
        await mailStaff(store.container, at("10:00"))
      })
      await Promise.all(processes)
      expect(sent()).toHaveLength(2)
    })

    it("does not come while nothing is open", async () => {
      await mailStaff(store.container, at("12:00"))
      expect(sent()).toEqual([])
    })

    it("that failed is sent later, unless all was dealt with meanwhile", async () => {
      const { voucher } = await buyAndPayPart()
      provider.down()
      await mailStaff(store.container, at("12:00"))
      provider.up()
      await sendFailedMails(store.container, addMinutes(new Date(), 6))
      expect(sent()).toHaveLength(4)

      provider.down()
      await mailStaff(store.container, addDays(at("12:00"), -1))
      expect(sent()).toHaveLength(6)
      await store.pay(voucher.trade_no, 200)
      expect(await discrepancies()).toEqual([])
      provider.up()
      await sendFailedMails(store.container, addMinutes(new Date(), 6))
      expect(sent()).toHaveLength(6)
    })
  },
  {
    options: {
      staffMails: ["caja@tienda.mx", "ana@tienda.mx"],
      store: { name: "Barro & Telar" },
    },
  },
)
