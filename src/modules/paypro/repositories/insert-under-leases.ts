import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { LostLeaseError } from "../lost-lease-error"
import type { Allocation, PurchaseLease } from "../types"

/** The rows of purchases are locked, so that none of the leases is acquired by somebody else in the same moment. */
const INSERT = `
  with held as materialized (
    select p.id
      from paypro_purchase p
      join jsonb_to_recordset(cast(:leases as jsonb)) as l("purchaseId" text, token text)
        on l."purchaseId" = p.id and l.token = p.lease_token
     where p.deleted_at is null
       for update of p)
  insert into paypro_allocation (:columns:)
  select :columns:
    from jsonb_populate_recordset(cast(null as paypro_allocation), cast(:rows as jsonb))
   where (select count(*) from held) = :count
  returning *`

/**
 * Writes what becomes of money in one statement that proves the leases as well: a process that stood still since it
 * looked writes nothing.
 * @throws LostLeaseError
 */
export async function insertUnderLeases(
  knex: Knex,
  allocations: Partial<Allocation>[],
  leases: PurchaseLease[],
): Promise<Allocation[]> {
  const rows = allocations.map((row) => ({ ...row, id: generateEntityId(undefined, "ppall") }))
  const { rows: written } = await knex.raw<{ rows: Allocation[] }>(INSERT, {
    leases: JSON.stringify(leases.map(({ purchaseId, token }) => ({ purchaseId, token }))),
    columns: Object.keys(rows[0] ?? {}),
    rows: JSON.stringify(rows),
    count: leases.length,
  })
  if (written.length < rows.length) {
    throw new LostLeaseError()
  }
  return written
}
