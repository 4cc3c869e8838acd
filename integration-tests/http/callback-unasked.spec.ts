import { describeStore, waitFor } from "../helpers"

describeStore(
  "callback, believed unasked",
  (store) => {
    it("captures without a query", async () => {
      const { order, voucher } = await store.guest().buy("store")
      const queries = () =>
        store.simulator.requests.list().filter(({ endpoint }) => endpoint === "queryPayInResult")
          .length
      const before = queries()
      store.simulator.pay(voucher.trade_no)
      await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
      expect(queries()).toBe(before)
    })
  },
  { options: { confirmCallbacks: false } },
)
