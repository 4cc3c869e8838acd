import { describeStore } from "../helpers"
import { severalPayments } from "./several-payments"

describeStore(
  "two sessions of one order that is kept when a voucher fails",
  (store) => {
    const { pg, addSession, collectionOf, discrepanciesOf } = severalPayments(store)

    it("never takes the order for an incomplete one", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const leftOver = await addSession(await collectionOf(order.id))
      // Made before the order, as by two clicks at once at checkout.
      const long = "now() - interval '1 hour'"
      await pg().raw(`update payment_session set created_at = ${long}`)
      await pg().raw(`update "order" set created_at = now() - interval '10 minutes'`)
      await store.reject(voucher.trade_no)
      await store.pay(leftOver)
      expect(await store.books(order.id)).toMatchObject({
        status: "pending",
        captured: 300,
        transacted: 300,
      })
      expect(await discrepanciesOf(leftOver)).toEqual([])
    })
  },
  { options: { cancelUnpaidOrders: false } },
)
