import type { MedusaContainer } from "@medusajs/framework/types"
import type { PurchaseSnapshot } from "../purchase-snapshot"

/** Undoes what a fault of Medusa's core, or a process that was killed inside it, left wrong in a purchase. */
export type Repair<Finding = unknown> = {
  /** As logs and plans call it. */
  readonly name: string
  /** Pure. @returns what is wrong, or null. */
  detect(purchase: PurchaseSnapshot): Finding | null
  /** Afterwards `detect` finds nothing. Safe to run again after it was cut short. */
  apply(container: MedusaContainer, finding: Finding): Promise<void>
}

/** What a repair found, with the repair. */
export type FoundRepair = { repair: Repair; finding: unknown }
