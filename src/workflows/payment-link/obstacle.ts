import type { MedusaContainer } from "@medusajs/framework/types"
import { CURRENCY, roundedToCentavos } from "../../lib/money"
import type { OrderTerms } from "../../medusa/order-terms"
import { readRegionWayCodes } from "../../medusa/region-providers"

/**
 * Why the payment page cannot collect what an order owes:
 * - draft: staff are still writing it
 * - canceled
 * - not_owed: it owes nothing
 * - currency: it is not in Mexican pesos
 * - no_provider: its region offers no PayPro payment method
 */
export type CollectObstacle = "draft" | "canceled" | "not_owed" | "currency" | "no_provider"

/** Null where nothing keeps the payment page from collecting it. */
export async function obstacleToCollect(
  container: MedusaContainer,
  terms: OrderTerms,
  owed: string,
): Promise<CollectObstacle | null> {
  const obstacle = obstacleToPay(terms, owed)
  if (obstacle) {
    return obstacle
  }
  const wayCodes = terms.regionId ? await readRegionWayCodes(container, terms.regionId) : []
  return wayCodes.length ? null : "no_provider"
}

/** The same, whatever it is paid with. */
export function obstacleToPay(
  { isDraft, isCanceled, currencyCode }: OrderTerms,
  owed: string,
): Exclude<CollectObstacle, "no_provider"> | null {
  if (isDraft) {
    return "draft"
  }
  if (isCanceled) {
    return "canceled"
  }
  if (currencyCode.toLowerCase() !== CURRENCY) {
    return "currency"
  }
  return roundedToCentavos(owed).gt(0) ? null : "not_owed"
}
