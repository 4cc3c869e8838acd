import type { BigNumberInput, Logger, MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  executeWithConcurrency,
  MathBN,
  MedusaError,
} from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { inPesos, roundedToCentavos } from "../../lib/money"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { ObservedVoucher, Voucher } from "../../modules/paypro/types"
import { claimsMoney } from "../receive-callback/claims-money"
import { settlePurchaseWhenFree } from "../settle-purchase/index"
import { readOwedByOrder } from "../settle-purchase/owed-by-order"

/**
 * Asks PayPro about every voucher of an order that money may still come on, so that nothing is recorded as paid
 * elsewhere that PayPro has received. What it has received is captured. Vouchers of another merchant are left out: the
 * PayPro of today knows nothing of them.
 * @throws MedusaError NOT_ALLOWED where PayPro received money meanwhile, or cannot say whether it did.
 */
export async function askFirst(container: MedusaContainer, orderId: string): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const before = await paypro.listVouchersOfOrder(orderId)
  const answers = await executeWithConcurrency(
    before
      .filter((voucher) => voucher.payment_info && !voucher.final_at && paypro.isOurs(voucher))
      .map((voucher) => () => paypro.askAbout(voucher)),
    paypro.options.reconcile.concurrency,
  )
  const purchases = await paypro.listPurchasesOfOrder(orderId)
  const after = (await Promise.all(purchases.map(({ id }) => paypro.observeVouchers(id)))).flat()
  await refuseIfReceived(container, orderId, {
    news: MathBN.sub(receivedOn(after), receivedOn(before)),
    purchaseIds: purchases.map(({ id }) => id),
  })
  const failed = answers.find((answer) => answer.status === "rejected")
  if (failed) {
    warn(container, orderId, failed.reason)
    throw notAllowed(
      "PayPro could not be asked whether it has received money for this order, so the order might be paid twice. Try again in a few minutes.",
    )
  }
  refuseIfCalled(after)
}

async function refuseIfReceived(
  container: MedusaContainer,
  orderId: string,
  { news, purchaseIds }: { news: BigNumberInput; purchaseIds: string[] },
): Promise<void> {
  if (MathBN.lte(news, 0)) {
    return
  }
  for (const purchase_id of purchaseIds) {
    await settlePurchaseWhenFree(container, { purchase_id })
  }
  const rest = restInWords(await readOwedByOrder(container, orderId))
  throw notAllowed(
    `PayPro received ${inPesos(news)} for this order meanwhile, ${rest}. Reload the page before you record anything.`,
  )
}

function restInWords({ owed, isDisputed }: Awaited<ReturnType<typeof readOwedByOrder>>): string {
  if (isDisputed) {
    return "and it reports different amounts"
  }
  return roundedToCentavos(owed).gt(0)
    ? `so it owes ${inPesos(owed)} now`
    : "so it owes nothing any more"
}

/** PayPro has called, signed, and its queries do not know of that money yet. */
function refuseIfCalled(vouchers: ObservedVoucher[]): void {
  if (vouchers.some(({ open_callbacks }) => open_callbacks.some(claimsMoney))) {
    throw notAllowed(
      "PayPro has notified that money came for this order, and does not confirm it yet. Try again in a few minutes.",
    )
  }
}

function receivedOn(vouchers: Voucher[]): BigNumberInput {
  return MathBN.sum(...vouchers.map(({ received_amount }) => received_amount ?? 0))
}

function warn(container: MedusaContainer, orderId: string, error: unknown): void {
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: a voucher of order ${orderId} could not be asked about: ${messageOf(error)}`)
}

function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
