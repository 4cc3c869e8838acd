import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"
import type { AdminDiscrepancy } from "../../admin-view/types"
import { messageOf } from "../../lib/errors"
import { inPesos, roundedToCentavos } from "../../lib/money"
import { readPlacedOrder } from "../../medusa/placed-order"
import { readPurchaseKey } from "../../medusa/purchase-key"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation, Discrepancy, Purchase } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import type { HeldLease } from "../settle-purchase/lease"
import { observe } from "../settle-purchase/observe"
import { withPurchaseLeases } from "../settle-purchase/with-lease"
import { bookOrWithdraw } from "./book-allocation"

export type ApplyPaymentInput = {
  /** The discrepancy whose money it is. */
  id: string
  order_id: string
  /** Pesos, as decimal text; without it, as much as is there and the order owes. */
  amount?: string | undefined
  note: string
  /** Who decided: a user's id, or an API key's. */
  by: string
}

/**
 * Captures money that no order has on the given order. It is allocated first and booked afterwards, under the leases of
 * both purchases: pressed twice, for two orders, it is applied once.
 * @throws MedusaError NOT_FOUND, or NOT_ALLOWED where there is no such money, or the order does not owe it.
 */
export async function applyPayment(
  container: MedusaContainer,
  input: ApplyPaymentInput,
): Promise<AdminDiscrepancy> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const discrepancy = await discrepancyWithMoney(paypro, input.id)
  const target = await purchaseOf(container, input.order_id)
  const allocation = await withPurchaseLeases(
    container,
    [discrepancy.purchase_id, target.id],
    async (held) => await allocateAndBook(container, { discrepancy, held }, input),
  )
  await paypro.resolveDiscrepancy(input.id, input.by, input.note)
  for (const purchase_id of new Set([discrepancy.purchase_id, target.id])) {
    await settlePurchaseWhenFree(container, { purchase_id })
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .info(
      `PayPro: ${allocation.amount} MXN of discrepancy ${input.id} applied to order ${input.order_id} by ${input.by}`,
    )
  const found = await paypro.findDiscrepancy(input.id)
  const [view] = await discrepancyViews(container, found ? [found] : [])
  return view as AdminDiscrepancy
}

type WithMoney = Discrepancy & { voucher_id: string; purchase_id: string }

async function discrepancyWithMoney(paypro: PayproModuleService, id: string): Promise<WithMoney> {
  const discrepancy = await paypro.findDiscrepancy(id)
  if (!discrepancy) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no discrepancy with id ${id}`)
  }
  const { voucher_id, purchase_id, resolved_at } = discrepancy
  if (resolved_at) {
    throw notAllowed("This discrepancy was already resolved. Reload the page to see how.")
  }
  if (!voucher_id || !purchase_id) {
    throw notAllowed(
      "No voucher of this store holds this money, so it cannot be applied. Resolve the discrepancy with a note instead.",
    )
  }
  return { ...discrepancy, voucher_id, purchase_id }
}

async function purchaseOf(container: MedusaContainer, orderId: string): Promise<Purchase> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  if (!(await readOrder(container, orderId))) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order with id ${orderId}`)
  }
  return await paypro.ensurePurchase(await readPurchaseKey(knex, orderId), orderId)
}

async function readOrder(container: MedusaContainer, orderId: string) {
  return await readPlacedOrder(
    container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    container.resolve(ContainerRegistrationKeys.QUERY),
    orderId,
  )
}

type LeasedMoney = { discrepancy: WithMoney; held: HeldLease[] }

async function allocateAndBook(
  container: MedusaContainer,
  { discrepancy, held }: LeasedMoney,
  { order_id, amount, note, by }: ApplyPaymentInput,
): Promise<Allocation> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { id, voucher_id, purchase_id } = discrepancy
  const free = await freeMoney(container, { discrepancy, held })
  const allocation = await paypro.allocate({
    kind: "applied",
    voucher_id,
    purchase_id,
    discrepancy_id: id,
    amount: await amountOf(container, { free, order_id, amount }),
    order_id,
    note,
    created_by: by,
    booked_at: null,
  })
  try {
    await bookOrWithdraw(container, allocation)
  } catch (error) {
    throw notAllowed(`Medusa refused to capture it on that order: ${messageOf(error)}`)
  }
  return allocation
}

/** Pesos of the discrepancy's voucher that are neither captured nor allocated. */
async function freeMoney(
  container: MedusaContainer,
  { discrepancy: { voucher_id, purchase_id }, held }: LeasedMoney,
): Promise<BigNumberInput> {
  const lease = held.find(({ acquired }) => acquired.id === purchase_id)
  const state = lease && (await observe(container, await lease.prove()))
  const voucher = state?.vouchers.find(({ row }) => row.id === voucher_id)
  return roundedToCentavos(voucher?.held ?? 0)
}

type Wanted = { free: BigNumberInput; order_id: string; amount: string | undefined }

/** @throws MedusaError NOT_ALLOWED where less is there, or less is owed. */
async function amountOf(container: MedusaContainer, { free, ...wanted }: Wanted): Promise<string> {
  const order = await readOrder(container, wanted.order_id)
  const owed = roundedToCentavos(MathBN.max(order?.outstanding ?? 0, 0))
  const amount = wanted.amount ?? MathBN.min(free, owed)
  if (order?.isCanceled) {
    throw notAllowed("That order is canceled. Choose one that still owes something.")
  }
  if (MathBN.lte(owed, 0)) {
    throw notAllowed("That order owes nothing. Choose one that still owes something.")
  }
  if (MathBN.lte(free, 0)) {
    throw notAllowed(
      "Nothing of this money is left to apply: it is captured, or was dealt with. Return captured money by bank transfer.",
    )
  }
  if (MathBN.lte(amount, 0)) {
    throw notAllowed("The amount must be above zero.")
  }
  assertAtMost(amount, free, "Only {limit} of this money is left. Apply that much at most.")
  assertAtMost(amount, owed, "That order owes only {limit}. Apply that much at most.")
  return MathBN.convert(amount).toFixed()
}

function assertAtMost(amount: BigNumberInput, limit: BigNumberInput, message: string): void {
  if (MathBN.gt(amount, limit)) {
    throw notAllowed(message.replace("{limit}", inPesos(limit)))
  }
}

function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
