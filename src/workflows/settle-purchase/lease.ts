import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type { MedusaContainer } from "@medusajs/framework/types"
import { LEASE_RENEWAL_SECONDS } from "../../lib/timing"
import type PayproModuleService from "../../modules/paypro/service"
import type { PurchaseLease, SeenPurchase } from "../../modules/paypro/types"

/** A process that was stalled: somebody else settles the purchase by now. */
export class LostLeaseError extends Error {
  constructor() {
    super("the lease ran out, and another process goes on")
  }
}

/** What a holder does with its lease. */
export type HeldLease = {
  /** The purchase as it was when the lease was acquired. */
  acquired: SeenPurchase
  /**
   * Proves the lease, and makes it last anew: before each write, and to see the purchase as it is now.
   * @throws LostLeaseError
   */
  prove(): Promise<SeenPurchase>
}

/**
 * Renews a lease while its holder works: one step may take longer than a lease lasts. A process that is stalled renews
 * nothing, and finds out before its next write.
 */
export async function holding<T>(
  container: MedusaContainer,
  lease: PurchaseLease,
  work: (held: HeldLease) => Promise<T>,
): Promise<T> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const renewal = setInterval(
    // Whether it was lost is seen before the next write.
    () => void paypro.renewLease(lease).catch(() => undefined),
    LEASE_RENEWAL_SECONDS * 1_000,
  )
  renewal.unref()
  try {
    return await work({
      acquired: lease.acquired,
      prove: async () => {
        const purchase = await paypro.renewLease(lease)
        if (!purchase) {
          throw new LostLeaseError()
        }
        return purchase
      },
    })
  } finally {
    clearInterval(renewal)
  }
}
