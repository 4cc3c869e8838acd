import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

/** What decides, beside what an order owes, whether and how it can be paid. */
export type OrderTerms = {
  currencyCode: string
  regionId: string | null
  /** Whether staff are still writing it: a draft becomes an order once it is converted. */
  isDraft: boolean
  isCanceled: boolean
  /** An order that staff or code made has no cart. */
  isPlacedFromCart: boolean
}

type Row = {
  currency_code: string
  region_id: string | null
  is_draft_order: boolean
  canceled_at: unknown
  cart?: { id: string } | null
}

/** @throws MedusaError NOT_FOUND where there is no such order. */
export async function readOrderTerms(
  container: MedusaContainer,
  orderId: string,
): Promise<OrderTerms> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "currency_code", "region_id", "is_draft_order", "canceled_at", "cart.id"],
    filters: { id: orderId },
  })
  // The generated type of an order does not know its link to a cart.
  const [row] = data as unknown as Row[]
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${orderId} was not found.`)
  }
  return {
    currencyCode: row.currency_code,
    regionId: row.region_id,
    isDraft: row.is_draft_order,
    isCanceled: Boolean(row.canceled_at),
    isPlacedFromCart: Boolean(row.cart),
  }
}
