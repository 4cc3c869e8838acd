import { describeStore, watchShop } from "../helpers"
import { paymentPage } from "./payment-page"

describeStore(
  "payment page of a store that cancels no unpaid order",
  (store) => {
    const { letDeadlinePass } = watchShop(store)
    const { choose, payIns, text, urlOf } = paymentPage(store)

    it("starts a new deadline when a method is chosen after the old one, on the same reference", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const url = await urlOf(order.id)
      await letDeadlinePass()
      const page = await text(url)
      expect(page).toContain("Pagar por transferencia</button>")
      expect(page).not.toContain("Tienes hasta el")
      const before = payIns()
      const again = await choose(url, "va")
      expect(again.trade_no).toBe(voucher.trade_no)
      expect(payIns()).toBe(before)
      const [purchase] = await store.paypro.listPurchasesOfOrder(order.id)
      expect(+(purchase?.pay_by ?? 0)).toBeGreaterThan(Date.now())
      expect(again.expires_at).toEqual(purchase?.pay_by)
      expect(await text(url)).toContain("Tienes hasta el")
    })
  },
  { options: { cancelUnpaidOrders: false } },
)
