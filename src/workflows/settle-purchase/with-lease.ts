import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { PurchaseLease } from "../../modules/paypro/types"
import { holding, type HeldLease } from "./lease"

const TRIES = 50
const WAIT_MS = 100

/**
 * Works under the lease of a purchase, so that nobody captures its money meanwhile, and has it settled afterwards.
 * @throws MedusaError NOT_ALLOWED when somebody else settles it for too long.
 */
export async function withPurchaseLease<T>(
  container: MedusaContainer,
  purchaseId: string,
  work: (held: HeldLease) => Promise<T>,
): Promise<T> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const lease = await acquire(paypro, purchaseId)
  try {
    return await holding(container, lease, work)
  } finally {
    await paypro.abandonLease(lease)
    await paypro.settleSoon([purchaseId])
  }
}

/**
 * Works under the leases of several purchases. They are taken in the order of their ids, so that no two wait for each
 * other.
 * @throws as `withPurchaseLease`.
 */
export async function withPurchaseLeases<T>(
  container: MedusaContainer,
  purchaseIds: string[],
  work: (held: HeldLease[]) => Promise<T>,
): Promise<T> {
  const under = async (ids: string[], held: HeldLease[]): Promise<T> => {
    const [first, ...others] = ids
    return first === undefined
      ? await work(held)
      : await withPurchaseLease(container, first, (lease) => under(others, [...held, lease]))
  }
  return await under([...new Set(purchaseIds)].sort(), [])
}

async function acquire(paypro: PayproModuleService, purchaseId: string): Promise<PurchaseLease> {
  for (let tries = 0; tries < TRIES; tries++) {
    const lease = await paypro.acquireLease(purchaseId)
    if (lease) {
      return lease
    }
    await wait(WAIT_MS)
  }
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "This order is being settled right now. Try again in a moment.",
  )
}
