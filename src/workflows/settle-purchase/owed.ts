import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MathBN } from "@medusajs/framework/utils"
import { PROVIDER_PREFIX } from "../../lib/provider-id"
import { readPlacedOrder } from "../../medusa/placed-order"
import type { GraphQuery } from "../../medusa/outstanding"
import { sumOf } from "../../medusa/order-figures"
import type PayproModuleService from "../../modules/paypro/service"

export type OwedSources = { knex: Knex; query: GraphQuery; paypro: PayproModuleService }

/** What a placed order owes, as its shopper is told. */
export type Owed = {
  /** Pesos beyond the money that PayPro has received, or may have received, for it; never below zero. Decimal text. */
  owed: string
  /** Whether some of it may have been received: PayPro's statements differ. */
  isDisputed: boolean
  isCanceled: boolean
}

/** Nobody is asked for money that may be there. @returns null where the order is gone. */
export async function readOwed(
  { knex, query, paypro }: OwedSources,
  { orderId, purchaseId }: { orderId: string; purchaseId: string },
): Promise<Owed | null> {
  const [order, vouchers, allocations] = await Promise.all([
    readPlacedOrder(knex, query, { orderId, providerPrefix: PROVIDER_PREFIX }),
    paypro.listVouchersOfPurchase(purchaseId),
    paypro.listAllocationsOfPurchase(purchaseId),
  ])
  if (!order) {
    return null
  }
  const received = MathBN.sum(...vouchers.map((row) => row.received_amount ?? 0))
  const disputed = MathBN.sum(...vouchers.map((row) => row.disputed_amount ?? 0))
  const coming = MathBN.sub(received, MathBN.add(order.captured, sumOf(allocations)))
  const certain = MathBN.sub(order.outstanding, MathBN.max(coming, 0))
  const owed = MathBN.max(MathBN.sub(certain, disputed), 0)
  return {
    owed: MathBN.convert(owed).toFixed(),
    isDisputed: MathBN.gt(disputed, 0) && MathBN.gt(certain, 0),
    isCanceled: order.isCanceled,
  }
}
