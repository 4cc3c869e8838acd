import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refusal, type Store } from "../helpers"

/** What tests of returns do again and again. */
export function returnsOf(store: Store) {
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  return {
    pg,
    rows: async () =>
      await pg()("paypro_allocation").whereNull("deleted_at").orderBy("id").select("*"),
    refused: async (request: Promise<unknown>, words: string) =>
      expect(await refusal(request)).toEqual({
        status: 400,
        message: expect.stringContaining(words),
      }),
    /** An order that PayPro received money for. */
    paid: async (pesos?: number) => {
      const bought = await store.guest().buy("va")
      await store.pay(bought.voucher.trade_no, pesos)
      return bought
    },
  }
}
