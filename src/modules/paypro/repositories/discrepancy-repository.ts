import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { DiscrepancyFact, DiscrepancyKind } from "../../../lib/discrepancies"
import type { Discrepancy, PurchaseLease } from "../types"
import { AllocationRepository, type NewAllocation } from "./allocation-repository"
import { CLOSED_BY_ITSELF, conflictOn, now } from "./sql"

export type NewDiscrepancy = DiscrepancyFact &
  Partial<Pick<Discrepancy, "purchase_id" | "voucher_id" | "callback_id" | "amount">> & {
    /** Sets apart facts of one kind and amount, each of which needs a decision of its own. */
    circumstance?: string
  }

/** SQL on `paypro_discrepancy`. */
export class DiscrepancyRepository {
  constructor(private readonly knex: Knex) {}

  /** @returns undefined if this very fact stands already, or a person has dealt with it. */
  async open(discrepancy: NewDiscrepancy): Promise<Discrepancy | undefined> {
    const { circumstance: _, ...columns } = discrepancy
    const fact = factOf(discrepancy)
    const [row] = await this.knex<Discrepancy>("paypro_discrepancy")
      .insert(
        {
          ...columns,
          fact,
          id: generateEntityId(undefined, "ppdis"),
        },
        "*",
      )
      .onConflict(conflictOn(this.knex, "fact"))
      .ignore()
    return row ?? (await this.openAgain(fact, discrepancy))
  }

  /** One that the books had closed stands again; of one that is open, the newest values count. */
  private async openAgain(
    fact: string,
    { values }: NewDiscrepancy,
  ): Promise<Discrepancy | undefined> {
    const updated_at = now(this.knex)
    await this.rows().where({ fact }).whereNull("resolved_at").update({ values, updated_at })
    const [reopened] = await this.rows()
      .where({ fact, resolved_by: CLOSED_BY_ITSELF.resolved_by })
      .update({ values, resolved_at: null, resolved_by: null, note: null, updated_at }, "*")
    return reopened
  }

  /** A person's decision. @returns undefined if there is no open discrepancy of that id. */
  async resolve(id: string, by: string, note: string): Promise<Discrepancy | undefined> {
    const [row] = await this.rows()
      .where({ id })
      .whereNull("resolved_at")
      .update(this.resolution({ resolved_by: by, note }), "*")
    return row
  }

  /**
   * The same, and the money it sets aside, in one transaction: whoever is killed or late sets none aside.
   * @returns undefined if there is no open discrepancy of that id; then nothing is allocated.
   * @throws LostLeaseError
   */
  async resolveAndAllocate(
    id: string,
    allocation: NewAllocation,
    leases: PurchaseLease[],
  ): Promise<Discrepancy | undefined> {
    return await this.knex.transaction(async (transaction) => {
      const { created_by, note } = allocation
      const row = await new DiscrepancyRepository(transaction).resolve(id, created_by, note)
      if (row) {
        await new AllocationRepository(transaction).insert(allocation, leases)
      }
      return row
    })
  }

  /** Closes the purchase's open discrepancies of these kinds, except the facts that still stand. */
  async closeSettled(
    purchaseId: string,
    kinds: readonly DiscrepancyKind[],
    standing: NewDiscrepancy[],
  ): Promise<void> {
    await this.rows()
      // One that a callback opened is closed when that is processed.
      .where({ purchase_id: purchaseId, callback_id: null })
      .whereIn("kind", [...kinds])
      .whereNull("resolved_at")
      .whereNotIn("fact", standing.map(factOf))
      .update(this.resolution(CLOSED_BY_ITSELF))
  }

  private resolution(resolution: { resolved_by: string; note: string }) {
    const moment = now(this.knex)
    return { ...resolution, resolved_at: moment, updated_at: moment }
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Discrepancy>("paypro_discrepancy").whereNull("deleted_at")
  }
}

/** The fact that a discrepancy states, as its row has it. */
export function factOf({
  kind,
  purchase_id,
  voucher_id,
  callback_id,
  amount,
  circumstance,
}: NewDiscrepancy): string {
  return [kind, callback_id ?? voucher_id ?? purchase_id, amount, circumstance]
    .filter((part) => part != null)
    .join(":")
}
