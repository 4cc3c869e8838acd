import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"

/** What can be done about a voucher that nobody should pay. */
export type Collectability = {
  /** The voucher of the same purchase that counts instead. */
  current: Voucher | null
  /** Whether the order can be given a new voucher. */
  canRenew: boolean
}

/** What Medusa's books say of a purchase, as far as it matters here. */
export type Purchase = {
  status: string
  captured_amount?: BigNumberInput | null
  payment_sessions?: { status: string; provider_id: string }[]
  payments?: { canceled_at: string | Date | null }[]
  order?: { status: string } | null
}

/** Looked up by the payment collection, which all vouchers of a purchase have in common. */
export async function readCollectability(
  container: MedusaContainer,
  voucher: Voucher,
): Promise<Collectability> {
  if (!voucher.payment_collection_id) {
    return { current: null, canRenew: false }
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = await paypro.vouchers.listOfCollections([voucher.payment_collection_id])
  const others = vouchers.filter(({ id }) => id !== voucher.id)
  const current = others.findLast(counts) ?? null
  if (current || voucher.status !== "failed" || vouchers.some(hasReceived)) {
    return { current, canRenew: false }
  }
  const purchase = await readPurchase(container, voucher.payment_collection_id)
  return { current, canRenew: purchase !== undefined && isUnpaidOrder(purchase) }
}

/** A live or paid voucher; one that was given up does not count, though PayPro may still take money on it. */
function counts({ status, voided_at, payment_info }: Voucher): boolean {
  return !voided_at && payment_info !== null && status !== "failed"
}

/**
 * An order that still stands, that nothing was paid on and nobody is paying by other means. Only attempts that ended,
 * or that never got a reference from PayPro, may make room for another one.
 */
export function isUnpaidOrder(purchase: Purchase): boolean {
  const { order, payment_sessions = [], payments = [] } = purchase
  return (
    order?.status === "pending" &&
    OPEN_COLLECTION.has(purchase.status) &&
    MathBN.eq(purchase.captured_amount ?? 0, 0) &&
    payments.every(({ canceled_at }) => canceled_at !== null) &&
    payment_sessions.every(hasEnded)
  )
}

const OPEN_COLLECTION = new Set(["not_paid", "awaiting"])

function hasEnded({ status, provider_id }: { status: string; provider_id: string }): boolean {
  const isOurs = provider_id.startsWith("pp_paypro-")
  return status === "error" || status === "canceled" || (isOurs && status === "pending")
}

async function readPurchase(
  container: MedusaContainer,
  paymentCollectionId: string,
): Promise<Purchase | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_collection",
    fields: [
      "status",
      "captured_amount",
      "payment_sessions.status",
      "payment_sessions.provider_id",
      "payments.canceled_at",
      "order.status",
    ],
    filters: { id: paymentCollectionId },
  })
  return data[0] as Purchase | undefined
}
