import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { PROVIDER_PREFIX } from "../../lib/provider-id"
import { readPlacedOrder, readRecordedCaptures, type PlacedOrder } from "../../medusa/placed-order"
import type { GraphQuery } from "../../medusa/outstanding"
import { sumOf } from "../../medusa/order-figures"
import type PayproModuleService from "../../modules/paypro/service"
import type { ObservedVoucher, Voucher } from "../../modules/paypro/types"
import { claimsMoney } from "../receive-callback/claims-money"

export type OwedSources = { knex: Knex; query: GraphQuery; paypro: PayproModuleService }

/** What a placed order owes, as its shopper is told. */
export type Owed = {
  /** The number that people know the order by. */
  number: number
  currencyCode: string
  /** What it costs. */
  total: string
  /** Pesos beyond the money that PayPro has received, or may have received, for it; never below zero. Decimal text. */
  owed: string
  /** Pesos that were paid beyond what it costs; "0" while goods are on their way back, or it is canceled. */
  overpaid: string
  /** Whether some of it may be there: what PayPro has said differs, or it says that it took money back. */
  isDisputed: boolean
  isCanceled: boolean
}

/**
 * Nobody is asked for money that may be there, whichever purchase of the order it came for.
 * @returns null where the order is gone.
 */
export async function readOwed(
  { knex, query, paypro }: OwedSources,
  { orderId, purchaseId }: { orderId: string; purchaseId: string },
): Promise<Owed | null> {
  const [order, vouchers] = await Promise.all([
    readPlacedOrder(knex, query, orderId),
    paypro.observeVouchersOfOrder(orderId, purchaseId),
  ])
  if (!order) {
    return null
  }
  const received = MathBN.sum(...vouchers.map((row) => row.received_amount ?? 0))
  const disputed = MathBN.sum(...vouchers.map(disputedOf))
  const allocated = sumOf(vouchers.flatMap(({ allocations }) => allocations))
  // For most who look, nothing was captured yet.
  const captured =
    order.hasCaptures && MathBN.gt(received, 0)
      ? await readRecordedCaptures(knex, { orderId, providerPrefix: PROVIDER_PREFIX })
      : 0
  const coming = MathBN.max(MathBN.sub(received, MathBN.add(captured, allocated)), 0)
  const takenBack = MathBN.min(coming, takenBackOf(vouchers))
  const uncertain = MathBN.add(disputed, takenBack)
  const certain = MathBN.sub(order.outstanding, MathBN.sub(coming, takenBack))
  const owed = MathBN.max(MathBN.sub(certain, uncertain), 0)
  return {
    number: order.number,
    currencyCode: order.currencyCode,
    total: order.total,
    owed: MathBN.convert(owed).toFixed(),
    overpaid: overpaidOf(order, certain, vouchers),
    isDisputed: MathBN.gt(uncertain, 0) && MathBN.gt(certain, 0),
    isCanceled: order.isCanceled,
  }
}

/** What PayPro may have received beyond what is certain: its answers differ, or it has called and no answer agrees yet. */
function disputedOf({
  amount,
  received_amount,
  disputed_amount,
  open_callbacks,
}: ObservedVoucher): BigNumberInput {
  const claimed = open_callbacks.some(claimsMoney) ? MathBN.sub(amount, received_amount ?? 0) : 0
  return MathBN.max(disputed_amount ?? 0, claimed)
}

/** What PayPro has received and says that it took back: a person has to say which of the two is so. */
function takenBackOf(vouchers: Voucher[]): BigNumberInput {
  const reversed = vouchers.filter(({ is_reversed }) => is_reversed)
  return MathBN.sum(...reversed.map(({ received_amount }) => received_amount ?? 0))
}

/** Nobody is told of money that PayPro took back, nor of what was asked for to make whole pesos. */
function overpaidOf(
  { isCanceled, hasItemsRequestedBack }: PlacedOrder,
  certain: BigNumberInput,
  vouchers: Voucher[],
): string {
  if (isCanceled || hasItemsRequestedBack || vouchers.some(({ is_reversed }) => is_reversed)) {
    return "0"
  }
  const rounding = MathBN.sum(
    ...vouchers.map(({ received_amount, amount, total_amount }) =>
      MathBN.max(MathBN.sub(MathBN.min(received_amount ?? 0, amount), total_amount), 0),
    ),
  )
  const overpaid = MathBN.sub(MathBN.mult(certain, -1), rounding)
  return roundedToCentavos(MathBN.max(overpaid, 0)).toFixed()
}
