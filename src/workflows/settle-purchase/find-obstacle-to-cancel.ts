import type { MedusaContainer } from "@medusajs/framework/types"
import { messageOf, PayproRefusedError } from "../../lib/errors"
import { hasReceived } from "../../lib/voucher-state"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { claimsMoney } from "../receive-callback/claims-money"
import { obstacleInOtherVoucher, obstacleToCancel } from "./cancel-policy"
import { observe } from "./observe"

/**
 * Reads the purchase once more, and asks PayPro about every other voucher of it: a replaced one stays payable, an
 * edited order is paid in several parts, and two clicks at once make two sessions.
 * @returns why the order must not be canceled; PayPro's silence is a reason too.
 */
export async function findObstacleToCancel(
  container: MedusaContainer,
  voucher: Voucher,
): Promise<string | undefined> {
  const { purchase } = await observe(container, voucher)
  const reason = obstacleToCancel(purchase, voucher)
  if (reason) {
    return reason
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const linked = purchase.collections.filter(({ isLinkedToOrder }) => isLinkedToOrder)
  const vouchers = await paypro.listVouchersOfCollections(linked.map(({ id }) => id))
  const callbacks = await paypro.listUnprocessedCallbacksOf(
    vouchers.map(({ trade_no }) => trade_no),
  )
  const claim = callbacks.find(claimsMoney)
  if (claim) {
    return `PayPro called that voucher ${claim.trade_no} was paid, and does not confirm it`
  }
  for (const other of vouchers.filter(({ id }) => id !== voucher.id)) {
    const obstacle = await obstacleIn(paypro, other)
    if (obstacle) {
      return obstacle
    }
  }
  return undefined
}

async function obstacleIn(
  paypro: PayproModuleService,
  other: Voucher,
): Promise<string | undefined> {
  try {
    return obstacleInOtherVoucher(await refreshed(paypro, other))
  } catch (error) {
    return `PayPro does not say whether voucher ${other.trade_no} was paid: ${messageOf(error)}`
  }
}

async function refreshed(paypro: PayproModuleService, voucher: Voucher): Promise<Voucher> {
  if (hasReceived(voucher)) {
    return voucher
  }
  try {
    return await paypro.askAbout(voucher)
  } catch (error) {
    // PayPro may not know a number that nobody has seen, nor for ever one that has ended.
    const isExpected = voucher.payment_info === null || voucher.status === "failed"
    if (error instanceof PayproRefusedError && isExpected) {
      return voucher
    }
    throw error
  }
}
