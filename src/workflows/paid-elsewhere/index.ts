import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AdminPayproOrder } from "../../admin-view/types"
import { messageOf } from "../../lib/errors"
import { roundedToCentavos } from "../../lib/money"
import type { PaymentMethodElsewhere } from "../../lib/payments-elsewhere"
import { readOrderTerms, type OrderTerms } from "../../medusa/order-terms"
import { readPurchaseKey } from "../../medusa/purchase-key"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation, PurchaseLease } from "../../modules/paypro/types"
import { obstacleToPay, type CollectObstacle } from "../payment-link/obstacle"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import { readOwedByOrder } from "../settle-purchase/owed-by-order"
import { withPurchaseLeases } from "../settle-purchase/with-lease"
import { viewOrder } from "../view-order"
import { askFirst } from "./ask-first"
import { bookElsewhereOrWithdraw } from "./book"

export type PaidElsewhereInput = {
  order_id: string
  method: PaymentMethodElsewhere
  reference: string
  note: string
  /** Who recorded it: a user's id, or an API key's. */
  by: string
}

const REFUSALS: Record<Exclude<CollectObstacle, "no_provider">, string> = {
  draft: "This order is still a draft. Convert it to an order first, then record what was paid.",
  canceled: "This order is canceled, so no payment can be recorded for it.",
  currency:
    "Payments can be recorded here for orders in Mexican pesos (MXN) only. Use Medusa's own payment actions for this order.",
  not_owed: "This order owes nothing, so no payment can be recorded for it. Reload the page.",
}

/**
 * Staff record that the customer paid all that an order owes without PayPro: at the counter, by transfer to the store's
 * own account. PayPro is asked first. However often it is pressed, it is recorded once.
 * @throws MedusaError NOT_FOUND where there is no such order; NOT_ALLOWED where it owes nothing, its money is disputed,
 * or PayPro received some of it or cannot be asked.
 */
export async function recordPaidElsewhere(
  container: MedusaContainer,
  input: PaidElsewhereInput,
): Promise<AdminPayproOrder> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { order_id, by } = input
  const terms = await readOrderTerms(container, order_id)
  await amountOwed(container, order_id, terms)
  await askFirst(container, order_id)
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { id } = await paypro.ensurePurchase(await readPurchaseKey(knex, order_id), order_id)
  const ids = (await paypro.listPurchasesOfOrder(order_id)).map((purchase) => purchase.id)
  const { amount } = await withPurchaseLeases(container, ids, async (held) => {
    await assertNoneUnbooked(paypro, ids)
    const owed = await amountOwed(container, order_id, terms)
    const leases = held.map(({ lease }) => lease)
    return await record(container, { ...input, purchase_id: id, amount: owed }, leases)
  })
  for (const purchase_id of ids) {
    await settlePurchaseWhenFree(container, { purchase_id })
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .info(`PayPro: ${amount} MXN of order ${order_id} were paid elsewhere, recorded by ${by}`)
  return await viewOrder(container, order_id)
}

/**
 * Pesos as decimal text.
 * @throws MedusaError NOT_ALLOWED where it is nothing, or not certain.
 */
async function amountOwed(
  container: MedusaContainer,
  orderId: string,
  terms: OrderTerms,
): Promise<string> {
  const { owed, isDisputed } = await readOwedByOrder(container, orderId)
  if (isDisputed) {
    throw notAllowed(
      "Some of this order's money may have come: PayPro has notified of it and does not confirm it yet, or reports different amounts. Resolve that discrepancy first, or try again in a few minutes.",
    )
  }
  const obstacle = obstacleToPay(terms, owed)
  if (obstacle) {
    throw notAllowed(REFUSALS[obstacle])
  }
  return roundedToCentavos(owed).toFixed()
}

/** The process that wrote it was killed or is stalled; the job finishes it. */
async function assertNoneUnbooked(paypro: PayproModuleService, purchaseIds: string[]) {
  const recorded = await paypro.listPaidElsewhere(purchaseIds)
  if (recorded.some(({ booked_at }) => !booked_at)) {
    throw notAllowed(
      "A payment of this order is still being recorded. Reload the page in a few minutes, before you record another one.",
    )
  }
}

async function record(
  container: MedusaContainer,
  {
    order_id,
    purchase_id,
    amount,
    method,
    reference,
    note,
    by,
  }: PaidElsewhereInput & { purchase_id: string; amount: string },
  leases: PurchaseLease[],
): Promise<Allocation> {
  const allocation = await container.resolve<PayproModuleService>(PAYPRO_MODULE).allocate(
    {
      kind: "paid_elsewhere",
      voucher_id: null,
      purchase_id,
      discrepancy_id: null,
      amount,
      order_id,
      method,
      reference,
      note,
      created_by: by,
      booked_at: null,
    },
    leases,
  )
  try {
    await bookElsewhereOrWithdraw(container, allocation)
  } catch (error) {
    throw notAllowed(
      `Medusa refused to record it: ${messageOf(error)}. Reload the page before you try again.`,
    )
  }
  return allocation
}

function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
