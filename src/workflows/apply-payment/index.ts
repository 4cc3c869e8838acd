import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AdminDiscrepancy } from "../../admin-view/types"
import { isOfMoneyThere } from "../../lib/discrepancies"
import { messageOf } from "../../lib/errors"
import { CURRENCY } from "../../lib/money"
import { readPlacedOrder } from "../../medusa/placed-order"
import { readPurchaseKey } from "../../medusa/purchase-key"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation, Discrepancy, Purchase } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"
import type { HeldLease } from "../settle-purchase/lease"
import { heldAsNamed } from "../settle-purchase/held-money"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import { observe } from "../settle-purchase/observe"
import { withPurchaseLeases } from "../settle-purchase/with-lease"
import { amountToApply, notAllowed } from "./amount"
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
 * both purchases: pressed twice, for one order or for two, it is applied once.
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
  if (!voucher_id || !purchase_id || !isOfMoneyThere(discrepancy)) {
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
  await assertUndecided(paypro, discrepancy)
  const voucher = await paypro.findVoucher({ id: voucher_id })
  const money = {
    free: await freeMoney(container, { discrepancy, held }),
    currencyCode: voucher?.currency_code ?? CURRENCY,
  }
  const allocation = await paypro.allocate(
    {
      kind: "applied",
      voucher_id,
      purchase_id,
      discrepancy_id: id,
      amount: amountToApply(await readOrder(container, order_id), money, amount),
      order_id,
      note,
      created_by: by,
      booked_at: null,
    },
    held.map(({ lease }) => lease),
  )
  try {
    await bookOrWithdraw(container, allocation)
  } catch (error) {
    throw notAllowed(`Medusa refused to capture it on that order: ${messageOf(error)}`)
  }
  await paypro.resolveDiscrepancy(id, by, note)
  return allocation
}

/**
 * Somebody may have decided meanwhile. A process that was killed leaves what it allocated, and the discrepancy open.
 * @throws MedusaError NOT_ALLOWED then.
 */
async function assertUndecided(
  paypro: PayproModuleService,
  { id, voucher_id }: WithMoney,
): Promise<void> {
  await discrepancyWithMoney(paypro, id)
  const allocations = await paypro.listAllocationsOfVoucher(voucher_id)
  if (allocations.some(({ discrepancy_id }) => discrepancy_id === id)) {
    throw notAllowed("This money was already dealt with. Reload the page in a few minutes.")
  }
}

/** Pesos that the discrepancy names, where they are neither captured nor allocated, nor taken back by PayPro. */
async function freeMoney(
  container: MedusaContainer,
  { discrepancy, held }: LeasedMoney,
): Promise<string> {
  const lease = held.find((one) => one.lease.purchaseId === discrepancy.purchase_id)
  const state = lease && (await observe(container, await lease.prove()))
  return (state && heldAsNamed(discrepancy, state)) ?? "0"
}
