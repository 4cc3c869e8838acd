import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { ALLOCATION_BOOKED_WITHIN_MINUTES } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Allocation } from "../../modules/paypro/types"
import { bookOrWithdraw } from "../apply-payment/book-allocation"
import { bookElsewhereOrWithdraw } from "../paid-elsewhere/book"
import { bookReturn } from "../return-money/book"
import { withPurchaseLeases } from "../settle-purchase/with-lease"

const LIMIT = 100

type Finish = (container: MedusaContainer, allocation: Allocation) => Promise<void>

/** What books each kind, from wherever a killed process left it. Money that is set aside is booked as it is written. */
const FINISH: Record<Exclude<Allocation["kind"], "set_aside">, Finish> = {
  applied: bookOrWithdraw,
  paid_elsewhere: bookElsewhereOrWithdraw,
  returned: bookReturn,
}

/** Books what a killed process left allocated. */
export async function finishAllocations(container: MedusaContainer): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const unbooked = await paypro.listUnbookedAllocations(ALLOCATION_BOOKED_WITHIN_MINUTES, LIMIT)
  for (const allocation of unbooked) {
    await finish(container, allocation).catch((error: unknown) =>
      note(container, allocation, error),
    )
    if (allocation.kind === "returned") {
      // Whoever settles it names what is not booked, or closes what was named.
      await paypro.settleSoon([allocation.purchase_id])
    }
  }
}

async function finish(
  container: MedusaContainer,
  { id, kind, purchase_id, order_id }: Allocation,
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const ofOrder = order_id ? await paypro.listPurchasesOfOrder(order_id) : []
  const ids = [purchase_id, ...ofOrder.map((purchase) => purchase.id)]
  await withPurchaseLeases(container, ids, async () => {
    const allocation = await paypro.findAllocation(id)
    if (allocation && !allocation.booked_at && kind !== "set_aside") {
      await FINISH[kind](container, allocation)
    }
  })
}

async function note(
  container: MedusaContainer,
  { id, kind }: Allocation,
  error: unknown,
): Promise<void> {
  if (kind === "returned") {
    await container
      .resolve<PayproModuleService>(PAYPRO_MODULE)
      .noteReturnFailure(id, messageOf(error))
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: allocation ${id} (${kind}) could not be booked: ${messageOf(error)}`)
}
