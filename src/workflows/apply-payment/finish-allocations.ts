import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { ALLOCATION_BOOKED_WITHIN_MINUTES } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { withPurchaseLease } from "../settle-purchase/with-lease"
import { bookOrWithdraw } from "./book-allocation"

const LIMIT = 100

/** Books what a killed process left allocated. */
export async function finishAllocations(container: MedusaContainer): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const unbooked = await paypro.listUnbookedAllocations(ALLOCATION_BOOKED_WITHIN_MINUTES, LIMIT)
  for (const { id, purchase_id } of unbooked) {
    await withPurchaseLease(container, purchase_id, () => finish(container, id)).catch(
      (error: unknown) => warn(container, id, error),
    )
  }
}

async function finish(container: MedusaContainer, id: string): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const allocation = await paypro.findAllocation(id)
  if (allocation && !allocation.booked_at) {
    await bookOrWithdraw(container, allocation)
  }
}

function warn(container: MedusaContainer, id: string, error: unknown): void {
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: allocation ${id} could not be booked: ${messageOf(error)}`)
}
