import { describeStore, shopLife, watchShop } from "../helpers"
import { paymentPage } from "./payment-page"

const { editQuantity } = shopLife

describeStore(
  "payment page of an order that is above the limit of convenience stores",
  (store) => {
    const { staff, settled } = watchShop(store)
    const { press, leadsTo, choose, payIns, text, urlOf } = paymentPage(store)

    it("says why cash is no way to pay, and leaves the CLABE in hand as it is", async () => {
      const { order, voucher } = await store.guest().buy("va", { "mole-negro": 1 })
      const url = await urlOf(order.id)
      const page = await text(`${url}?notice=refused`)
      expect(page).toContain("Con esa forma de pago no puedes pagar este pedido")
      expect(page).toContain("Con esta forma de pago puedes pagar hasta $1,000.00")
      expect(page).not.toContain("Pagar en efectivo")
      expect(await text(`${url}?lang=en`)).toContain("you can pay up to $1,000.00")

      const led = await leadsTo(await press(url, { way: "store" }))
      expect(led).toMatchObject({ voucher: undefined, url, notice: "refused" })
      expect(payIns()).toBe(1)
      expect((await choose(url, "va")).trade_no).toBe(voucher.trade_no)
      await store.pay(voucher.trade_no)
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({ captured: 1200, transacted: 1200 }),
      )
    })

    it("takes cash once what is owed is below it", async () => {
      const { order, voucher } = await store.guest().buy("va", { "taza-de-barro": 3 })
      const url = await urlOf(order.id)
      await editQuantity(await staff(), order.id, 4)
      expect(await text(url)).not.toContain("Pagar en efectivo")
      await store.pay(voucher.trade_no)
      expect(await text(url)).toContain("Pagar en efectivo</button>")
      expect(await choose(url, "store")).toMatchObject({ amount: 300, status: "open" })
    })
  },
  { options: { limits: { store: { max: 1000 } } } },
)
