import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { WayCode } from "../lib/options"
import { wayCodesAmong } from "../lib/provider-id"

/** A region in Mexican pesos, and PayPro's methods that it offers. */
export type PesoRegion = { id: string; wayCodes: WayCode[] }

const PESO_REGIONS = `
  select r.id, coalesce(jsonb_agg(p.id) filter (where p.id is not null), '[]') as "providerIds"
    from region r
    left join region_payment_provider l on l.region_id = r.id and l.deleted_at is null
    left join payment_provider p
      on p.id = l.payment_provider_id and p.is_enabled and p.deleted_at is null
   where r.currency_code = 'mxn' and r.deleted_at is null
   group by r.id
   order by r.id`

export async function readPesoRegions(knex: Knex): Promise<PesoRegion[]> {
  const { rows } = await knex.raw<{ rows: { id: string; providerIds: string[] }[] }>(PESO_REGIONS)
  return rows.map(({ id, providerIds }) => ({ id, wayCodes: wayCodesAmong(providerIds) }))
}
