import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Store } from "../helpers"

export type Post = { path?: string; body: string | Buffer; headers?: Record<string, string> }

/** What nobody outside may change. */
const BOOKS = ["capture", "refund", "order_transaction", "payment", "paypro_callback"] as const

/** Somebody who knows addresses, and no secret. */
export function attackerOf(store: Store) {
  const knex = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  return {
    knex,
    post: async ({ path = "/hooks/paypro", body, headers = {} }: Post) => {
      const answer = await fetch(`${store.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : new Uint8Array(body),
        redirect: "manual",
      })
      return { status: answer.status, text: await answer.text() }
    },
    /** How many rows there are of what only money, or a genuine callback, may add to. */
    rows: async () => {
      const counts: Record<string, number> = {}
      for (const table of BOOKS) {
        const [row] = await knex()(table).count({ count: "*" })
        counts[table] = Number(row?.count)
      }
      return counts
    },
  }
}
