import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { ProductStatus } from "@medusajs/framework/utils"
import type { StorePayproMethodsResponse } from "../../src/api/store/paypro/methods/route"
import { refusal, type Store } from "../helpers"

/** What both methods take; so that both limits of each are near others. */
export const LIMITS = { va: { min: 50, max: 20_000 }, store: { min: 100, max: 10_000 } }

/** At and beside each limit, with centavos, and with the fractions of a centavo that Medusa keeps. */
export const TOTALS = [
  0.01, 0.004, 49, 49.004, 49.5, 49.996, 50, 50.004, 50.01, 99.01, 99.99, 100, 100.01, 299.9992,
  300.00384, 1349.1, 9_999.01, 9_999.995, 10_000, 10_000.004, 10_000.005, 10_000.01, 19_999.5,
  20_000, 20_000.4, 20_001,
]

export function methodsOf(store: Store) {
  const get = (query: Record<string, string>, headers: Record<string, string> = {}) =>
    store
      .guest()
      .sdk.client.fetch<StorePayproMethodsResponse>("/store/paypro/methods", { query, headers })

  return {
    get,
    of: async (cartId: string, lang?: string) =>
      (await get({ cart_id: cartId, ...(lang && { lang }) })).methods,
    /** What choosing each method comes to. */
    chosen: async (cartId: string) => {
      const outcomes = []
      for (const wayCode of ["va", "store"] as const) {
        const session = store.guest().choosePayment(cartId, wayCode)
        const amount = await session.then(
          ({ data }) => data?.amount,
          () => undefined,
        )
        outcomes.push({
          provider_id: `pp_paypro-${wayCode}_paypro`,
          way_code: wayCode,
          ...(amount === undefined
            ? { available: false, reason: (await refusal(session)).message }
            : { available: true, amount }),
        })
      }
      return outcomes
    },
    /** Carts of one piece each at these prices. */
    cartsAt: async (prices: readonly number[]) => {
      const { result } = await createProductsWorkflow(store.container).run({
        input: {
          products: [
            {
              title: "De cualquier precio",
              status: ProductStatus.PUBLISHED,
              options: [{ title: "Precio", values: prices.map(String) }],
              sales_channels: [{ id: store.seeded.salesChannelId }],
              variants: prices.map((amount) => ({
                title: String(amount),
                options: { Precio: String(amount) },
                manage_inventory: false,
                prices: [{ currency_code: "mxn", amount }],
              })),
            },
          ],
        },
      })
      const shopper = store.guest()
      const variants = result[0]?.variants ?? []
      const carts: { price: number; cartId: string }[] = []
      for (const price of prices) {
        const variant = variants.find(({ title }) => title === String(price))
        const items = [{ variant_id: variant?.id ?? "", quantity: 1 }]
        const { id: cartId } = await shopper.createCart({}, { items })
        await shopper.addShipping(cartId)
        carts.push({ price, cartId })
      }
      return carts
    },
  }
}

/** Asked first, so that nothing which choosing changes is seen. */
export function itAgreesWithChoosing(store: Store): void {
  it("says what choosing a method comes to, whatever the total", async () => {
    const methods = methodsOf(store)
    const seen = new Set<boolean>()
    for (const { price, cartId } of await methods.cartsAt(TOTALS)) {
      const listed = await methods.of(cartId)
      const chosen = await methods.chosen(cartId)
      expect({ price, methods: listed }).toEqual({ price, methods: chosen })
      listed.forEach(({ available }) => seen.add(available))
    }
    expect(seen).toEqual(new Set([true, false]))
  })
}
