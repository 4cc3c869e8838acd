import type { MedusaContainer } from "@medusajs/framework/types"
import { LEASE_RENEWAL_SECONDS, PROOF_LASTS_MS } from "../../lib/timing"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { LostLeaseError } from "../../modules/paypro/lost-lease-error"
import type PayproModuleService from "../../modules/paypro/service"
import type { PurchaseLease, SeenPurchase } from "../../modules/paypro/types"

/** What a holder does with its lease. */
export type HeldLease = {
  /** For writes that prove it themselves. */
  lease: PurchaseLease
  /**
   * Proves the lease, and makes it last anew: before each write, and to see the purchase as it is now.
   * @throws LostLeaseError
   */
  prove(): Promise<SeenPurchase>
  /**
   * The same before a write that needs nothing of the purchase, unless it was proven within this second.
   * @throws LostLeaseError
   */
  assertHeld(): Promise<void>
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
  // The clock of the day, which goes on while a machine sleeps.
  let provenAt = lease.acquiredAt
  const prove = async () => {
    const startedAt = Date.now()
    const purchase = await paypro.renewLease(lease)
    if (!purchase) {
      throw new LostLeaseError()
    }
    provenAt = startedAt
    return purchase
  }
  const isFresh = () => Math.abs(Date.now() - provenAt) < PROOF_LASTS_MS
  try {
    return await work({
      lease,
      prove,
      assertHeld: async () => {
        if (!isFresh()) {
          await prove()
        }
      },
    })
  } finally {
    clearInterval(renewal)
  }
}
