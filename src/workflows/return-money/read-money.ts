import type { MedusaContainer } from "@medusajs/framework/types"
import type { PurchaseSnapshot } from "../../medusa/purchase-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation, Purchase, RecordedReturn, Voucher } from "../../modules/paypro/types"
import { observeMoney, type VoucherState } from "../settle-purchase/observe"

/** All that decides how much of an order's money, or of a purchase's without one, can be returned. */
export type OrderMoney = {
  orderId: string | null
  /** As Medusa has it. */
  medusa: PurchaseSnapshot
  /** Of all purchases of the order. */
  vouchers: VoucherState[]
  /** Sessions that other vouchers' money was applied to the order by. */
  applied: { sessionId: string; voucher: Voucher }[]
  /** What was returned or set aside of any of these vouchers. */
  spent: Pick<Allocation, "voucher_id" | "amount">[]
  /** Returns that were recorded for the order; newest first. */
  returns: RecordedReturn[]
}

/** @param purchases All of one order, or one that has none. */
export async function readOrderMoney(
  container: MedusaContainer,
  [first, ...others]: [Purchase, ...Purchase[]],
): Promise<OrderMoney> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { medusa, vouchers } = await observeMoney(container, first)
  for (const purchase of others) {
    vouchers.push(...(await observeMoney(container, purchase)).vouchers)
  }
  const orderId = medusa.order?.id ?? first.order_id
  const applied = orderId ? await readApplied(paypro, orderId) : []
  const all = [...vouchers.map(({ row }) => row), ...applied.map(({ voucher }) => voucher)]
  const [spent, returns] = await Promise.all([
    paypro.listSpentOfVouchers([...new Set(all.map(({ id }) => id))]),
    paypro.listReturns({ orderId, purchaseIds: [first, ...others].map(({ id }) => id) }),
  ])
  return { orderId, medusa, vouchers, applied, spent, returns }
}

async function readApplied(
  paypro: PayproModuleService,
  orderId: string,
): Promise<OrderMoney["applied"]> {
  const allocations = await paypro.listAppliedTo(orderId)
  const found = await Promise.all(
    allocations.map(async ({ voucher_id, payment_session_id }) => ({
      sessionId: payment_session_id,
      voucher: await paypro.findVoucher({ id: voucher_id ?? "" }),
    })),
  )
  return found.flatMap(({ sessionId, voucher }) =>
    sessionId && voucher ? [{ sessionId, voucher }] : [],
  )
}
