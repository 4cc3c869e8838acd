import { Modules } from "@medusajs/framework/utils"
import { describeStore, providerOf, refusal, shopLife, watchShop } from "../helpers"

const { choosePaymentAgain } = shopLife

/** What shoppers, and strangers who know an order's id, do with its payment methods. */
describeStore(
  "an order whose payment method is chosen again",
  (store) => {
    const { open, publicVoucher, settled, afterJob, letDeadlinePass, collectionOf } =
      watchShop(store)
    const PAID = { state: "paid", is_payable: false, missing_amount: "0" }
    const chooseAgain = async (orderId: string, providerId: string) =>
      await choosePaymentAgain(store.guest().sdk, await collectionOf(orderId), providerId)

    it("is captured on the CLABE in hand after convenience stores were refused for its amount", async () => {
      const { order, voucher } = await store.guest().buy("va", { "mole-negro": 1 })
      const refused = chooseAgain(order.id, providerOf("store"))
      expect((await refusal(refused)).status).toBeGreaterThanOrEqual(400)
      await store.pay(voucher.trade_no)
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({ captured: 1200, transacted: 1200 }),
      )
      expect(await open()).toEqual([])
      expect(store.simulator.list()).toHaveLength(1)
    })

    describe("when a stranger chooses to pay by hand on it", () => {
      it("is captured all the same when its voucher is paid", async () => {
        const { order, voucher } = await store.guest().buy("va")
        await chooseAgain(order.id, "pp_system_default")
        await store.pay(voucher.trade_no)
        await settled(order.id, async () =>
          expect(await store.books(order.id)).toMatchObject({
            captured: 300,
            transacted: 300,
            pending_difference: 0,
          }),
        )
        expect(await open()).toEqual([])
      })

      it("is canceled at its deadline when nobody pays, and frees its stock", async () => {
        const { order } = await store.guest().buy("va")
        await chooseAgain(order.id, "pp_system_default")
        await letDeadlinePass()
        await afterJob(async () =>
          expect(await store.books(order.id)).toMatchObject({
            status: "canceled",
            reservations: [],
          }),
        )
        expect(await open()).toEqual([])
      })
    })

    it("leaves a voucher alone that two sessions of somebody else name at the same moment", async () => {
      const victim = await store.guest().buy("va")
      const stranger = await store.guest().buy("va")
      const collectionId = await collectionOf(stranger.order.id)
      const named = { trade_no: victim.voucher.trade_no }
      await Promise.allSettled(
        [providerOf("va"), providerOf("store")].map((providerId) =>
          choosePaymentAgain(store.guest().sdk, collectionId, providerId, named),
        ),
      )
      expect(await publicVoucher(victim.sessionId)).toMatchObject({
        state: "waiting",
        is_payable: true,
        missing_amount: "300",
      })
      await store.pay(victim.voucher.trade_no)
      expect(await store.books(victim.order.id)).toMatchObject({ captured: 300, transacted: 300 })
      expect((await store.books(stranger.order.id)).captured).toBe(0)
      expect(await open()).toEqual([])
    })

    it("is paid on the pages of both methods that two tabs chose, once one of them is paid", async () => {
      const { order, voucher, sessionId } = await store.guest().buy("va")
      const other = await store.container
        .resolve(Modules.PAYMENT)
        .createPaymentSession(await collectionOf(order.id), {
          provider_id: providerOf("store"),
          currency_code: "mxn",
          amount: 300,
          data: {},
        })
      await store.pay(voucher.trade_no)
      await settled(order.id, async () =>
        expect(await publicVoucher(other.id)).toMatchObject({ ...PAID, way_code: "store" }),
      )
      expect(await publicVoucher(sessionId)).toMatchObject(PAID)
    })

    it("captures a voucher that another one had replaced, and is overpaid when that one is paid too", async () => {
      const { order, voucher, sessionId } = await store.guest().buy("va")
      const second = await chooseAgain(order.id, providerOf("store"))
      await store.pay(voucher.trade_no)
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 }),
      )
      expect(await open()).toEqual([])
      expect(await publicVoucher(sessionId)).toMatchObject(PAID)
      expect(await publicVoucher(second.sessionId)).toMatchObject(PAID)
      await store.pay(second.voucher.trade_no)
      await settled(order.id, async () =>
        expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]),
      )
      expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
    })
  },
  { options: { limits: { store: { max: 1000 } } } },
)
