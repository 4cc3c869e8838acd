import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
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

    it("asks afterwards, and so learns what it was not told", async () => {
      const { order, voucher } = await store.guest().buy("va")
      store.simulator.pay(voucher.trade_no)
      await waitFor(async () => (await store.books(order.id)).payment_status === "captured")
      store.simulator.pay(voucher.trade_no, 10, { callback: false })
      const knex = store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
      const vouchers = () => knex("paypro_voucher").whereNotNull("ask_at")
      await waitFor(async () => (await vouchers().whereNull("leased_until").select("id")).length)
      const job = async () => {
        await vouchers().update({ ask_at: knex.fn.now() })
        return await askPaypro(store.container)
      }
      expect(await job()).toMatchObject({ settled: 1 })
      expect(await knex("paypro_discrepancy").select("kind", "amount")).toEqual([
        { kind: "overpaid", amount: "10" },
      ])
      expect(await job()).toMatchObject({ settled: 0, checked: 0 })
    })
  },
  { options: { confirmCallbacks: false } },
)
