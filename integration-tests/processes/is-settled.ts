import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ProcessStore } from "./store"

/** Whether no purchase is being settled, or will be in the next seconds. */
export async function isSettled(knex: Knex): Promise<boolean> {
  const due = await knex("paypro_purchase")
    .whereNotNull("lease_token")
    .orWhere("settle_at", "<=", knex.raw("now() + interval '10 seconds'"))
    .first("id")
  return due === undefined
}

/** The same, once PayPro's callback about a voucher was answered: whatever was to be written is written. */
export async function isHandled(
  { knex, simulator }: Pick<ProcessStore, "knex" | "simulator">,
  tradeNo: string,
): Promise<boolean> {
  const isAnswered = simulator.callbacks(tradeNo).some(({ state }) => state === "accepted")
  return isAnswered && (await isSettled(knex))
}
