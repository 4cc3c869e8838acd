import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Of the core: what is young here could be a live process' work, which is waited for. */
const YOUNG = ["order_change", "capture", "refund", "order", "payment_session"]

/** Time passes for what is in the database: as if everything had been written so much earlier. */
export async function letTimePass(
  container: MedusaContainer,
  time: { days?: number; hours?: number; seconds?: number },
): Promise<void> {
  const { days = 0, hours = 0, seconds = 0 } = time
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const earlier = (column: string) =>
    knex.raw<Date>("?? - make_interval(days => ?, hours => ?, secs => ?)", [
      column,
      days,
      hours,
      seconds,
    ])
  for (const [table, columns] of await momentsOfPlugin(knex)) {
    await knex(table).update(Object.fromEntries(columns.map((column) => [column, earlier(column)])))
  }
  for (const table of YOUNG) {
    await knex(table).update({ created_at: earlier("created_at") })
  }
}

/** What is to be settled at any later time is settled in the job's next run. */
export async function letPurchasesBeDue(container: MedusaContainer): Promise<void> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  await knex("paypro_purchase").whereNotNull("settle_at").update({ settle_at: knex.fn.now() })
}

/** Every column of the plugin's tables that holds a moment. */
async function momentsOfPlugin(knex: Knex): Promise<Map<string, string[]>> {
  const rows = await knex("information_schema.columns")
    .whereLike("table_name", "paypro\\_%")
    .where({ table_schema: "public", data_type: "timestamp with time zone" })
    .select<{ table_name: string; column_name: string }[]>("table_name", "column_name")
  const moments = new Map<string, string[]>()
  for (const { table_name, column_name } of rows) {
    moments.set(table_name, [...(moments.get(table_name) ?? []), column_name])
  }
  return moments
}
