import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MathBN } from "@medusajs/framework/utils"
import { PROVIDER_PREFIX } from "../../lib/provider-id"
import type { OrderBalance } from "../../medusa/outstanding-of-orders"
import { readRecordedCapturesOfOrders } from "../../medusa/placed-order"
import type { UnpaidPurchase } from "../../modules/paypro/repositories/today-reader"

/**
 * What can be asked for of each purchase's order: what it owes beyond the money that PayPro has, or may have, received.
 * Order id -> pesos as decimal text. The same rule as `readOwed`, for many at once.
 */
export async function owedOfAll(
  knex: Knex,
  purchases: UnpaidPurchase[],
  balances: Map<string, OrderBalance>,
): Promise<Map<string, string>> {
  const orderIds = purchases
    .filter(({ received }) => MathBN.gt(received, 0))
    .map(({ order_id }) => order_id)
  const captured = await readRecordedCapturesOfOrders(knex, {
    orderIds,
    providerPrefix: PROVIDER_PREFIX,
  })
  return new Map(
    purchases.map(({ order_id, received, disputed, allocated }) => {
      const spent = MathBN.add(captured.get(order_id) ?? 0, allocated)
      const coming = MathBN.max(MathBN.sub(received, spent), 0)
      const outstanding = balances.get(order_id)?.outstanding ?? 0
      const owed = MathBN.sub(outstanding, MathBN.add(coming, disputed))
      return [order_id, MathBN.convert(MathBN.max(owed, 0)).toFixed()]
    }),
  )
}
