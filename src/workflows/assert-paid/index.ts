import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { inPesos, roundedToCentavos } from "../../lib/money"
import { readOutstanding } from "../../medusa/outstanding"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { readOwedByOrder } from "../settle-purchase/owed-by-order"

/**
 * With `refuseUnpaidFulfillment`, an order that PayPro collects is not fulfilled while it owes anything. What PayPro has
 * received and nobody has captured yet counts as owed: something may be wrong with it.
 * @throws MedusaError NOT_ALLOWED, with what is owed and what to do.
 */
export async function assertPaid(container: MedusaContainer, orderId: string): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  if (!paypro.options.refuseUnpaidFulfillment || !(await paypro.collectsForOrder(orderId))) {
    return
  }
  const outstanding = roundedToCentavos(await readOutstanding(container, orderId))
  if (MathBN.lte(outstanding, 0)) {
    return
  }
  const { owed } = await readOwedByOrder(container, orderId)
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `This order cannot be fulfilled yet, because it owes ${inPesos(outstanding)}. ${MathBN.gt(roundedToCentavos(owed), 0) ? COLLECT : LOOK}`,
  )
}

const COLLECT =
  "Send the customer the payment link from the order's PayPro section, or record there what was paid another way."
const LOOK =
  "PayPro may have received that money already: press Check now in the order's PayPro section, and see what it says."
