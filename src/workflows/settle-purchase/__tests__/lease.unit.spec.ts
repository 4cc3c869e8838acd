import type { MedusaContainer } from "@medusajs/framework/types"
import { PROOF_LASTS_MS } from "../../../lib/timing"
import type { PurchaseLease, SeenPurchase } from "../../../modules/paypro/types"
import { LostLeaseError } from "../../../modules/paypro/lost-lease-error"
import { holding, type HeldLease } from "../lease"

const acquired = { id: "pppur_1" } as SeenPurchase

/** Holds a lease that is lost after some renewals. */
async function held(renewals: number, work: (held: HeldLease) => Promise<void>): Promise<number> {
  let renewed = 0
  const paypro = {
    renewLease: async () => (++renewed <= renewals ? await Promise.resolve(acquired) : undefined),
  }
  const lease: PurchaseLease = {
    purchaseId: "pppur_1",
    token: "token",
    acquiredAt: Date.now(),
    acquired,
  }
  await holding({ resolve: () => paypro } as unknown as MedusaContainer, lease, work)
  return renewed
}

describe("a lease that is asserted to be held", () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ["setInterval"] }))
  afterEach(() => jest.useRealTimers())

  it("is not proven right after it was acquired", async () => {
    expect(await held(0, async (lease) => await lease.assertHeld())).toBe(0)
  })

  it("is proven where it was acquired a while ago", async () => {
    const renewed = await held(1, async (lease) => {
      jest.setSystemTime(Date.now() + PROOF_LASTS_MS + 1)
      await lease.assertHeld()
    })
    expect(renewed).toBe(1)
  })

  it("is not proven again right after it was", async () => {
    const renewed = await held(1, async (lease) => {
      await lease.prove()
      await lease.assertHeld()
    })
    expect(renewed).toBe(1)
  })

  it("is found to be lost by a process that was stalled since", async () => {
    const stalled = held(1, async (lease) => {
      await lease.prove()
      jest.setSystemTime(Date.now() + PROOF_LASTS_MS + 1)
      await lease.assertHeld()
    })
    await expect(stalled).rejects.toBeInstanceOf(LostLeaseError)
  })
})
