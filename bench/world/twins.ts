import { knex as makeKnex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { freePort } from "../../scripts/free-port"
import { runMedusa, startMedusa } from "../../scripts/medusa"
import { startPostgres, type PostgresServer } from "../../scripts/postgres"
import { seedStore } from "../../scripts/seed-store"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { PurchaseCloner } from "../../scripts/store/purchase-cloner"
import { adminClient, Shopper, type Purchase } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import { startSimulator, type RunningSimulator } from "../../simulator"
import { Client } from "../load"
import { paidCallback } from "./callbacks"
import { opened } from "./opened"
import { environment, merchantSimulator } from "./environment"
import { linkPackages, STORE } from "./store-folder"
import { insertYears } from "./years"

const [FEW, MANY] = ["few", "many"]
/** A million sales and their indexes: on a disk, where memory has no room for them. */
const ROOM_GIB = 16

/** What there is to do in both stores: orders to ship, and orders to wait for. */
const TO_SHIP = 200
const UNPAID = 100

/** A store that has sold for a while. */
export type Twin = {
  /** Vouchers that it has. */
  sales: number
  knex: Knex
  client: Client
  baseUrl: string
  /** Staff's. */
  headers: Record<string, string>
  /** An order that waits to be shipped. */
  orderId: string
  /** A voucher that waits to be paid. */
  tradeNo: string
}

export type Twins = {
  few: Twin
  many: Twin
  simulator: RunningSimulator
  close(): Promise<void>
}

type Running = { postgres: PostgresServer; simulator: RunningSimulator; seeded: MexicanStore }

/** Two stores with the same to do, of which one has sold for a day and the other for years. */
export async function startTwins(
  sales: { few: number; many: number },
  say: (text: string) => void,
): Promise<Twins> {
  linkPackages()
  return await opened(async (closeWith) => {
    const postgres = await startPostgres({ databases: [FEW], roomGib: ROOM_GIB })
    closeWith(() => postgres.stop())
    const simulator = await startSimulator(merchantSimulator)
    closeWith(() => simulator.close())
    const env = environment(postgres.url(FEW), simulator.baseUrl, await freePort())
    say("  migrating and seeding twins")
    await runMedusa(["db:migrate", "--execute-safe-links"], { cwd: STORE, env })
    const running = { postgres, simulator, seeded: await seedStore({ cwd: STORE, env }) }
    const work = await makeWork(running)
    await copyDatabase(postgres)
    const start = async (database: string, count: number): Promise<Twin> => {
      const knex = connect(postgres, database)
      closeWith(() => knex.destroy())
      await fill(knex, running, count, say)
      const { client, headers, stop } = await serve(running, database)
      closeWith(stop)
      return { sales: count, knex, client, headers, baseUrl: simulator.baseUrl, ...work }
    }
    const few = await start(FEW, sales.few)
    return { few, many: await start(MANY, sales.many), simulator }
  })
}

const connect = (postgres: PostgresServer, database: string): Knex =>
  makeKnex({ client: "pg", connection: postgres.url(database), pool: { min: 0, max: 2 } })

async function serve({ postgres, simulator, seeded }: Running, database: string) {
  const port = await freePort()
  const env = environment(postgres.url(database), simulator.baseUrl, port)
  const medusa = await startMedusa({ cwd: STORE, env, port })
  const client = new Client(medusa.url)
  const sdk = await adminClient(medusa.url, seeded)
  const headers = { authorization: `Bearer ${await sdk.client.getToken()}` }
  const stop = async () => {
    client.close()
    await medusa.stop()
  }
  return { url: medusa.url, client, headers, stop }
}

/** Orders to ship and to wait for: one of each the shop's own way, and copies of them. */
async function makeWork(running: Running): Promise<Pick<Twin, "orderId" | "tradeNo">> {
  const { url, client, stop } = await serve(running, FEW)
  const knex = connect(running.postgres, FEW)
  try {
    const shopper = Shopper.guest(url, running.seeded)
    const unpaid = await shopper.buy("va")
    const paid = await shopper.buy("va")
    await client.expect(paidCallback(running.simulator, paid.voucher.trade_no))
    await waitFor(() =>
      knex("paypro_purchase").whereNotNull("ready_to_ship_since").whereNull("leased_until").first(),
    )
    const { trade_no } = unpaid.voucher
    await waitFor(() =>
      knex("paypro_voucher").where({ trade_no }).whereNotNull("last_answer").first(),
    )
    await stop()
    await multiply(knex, unpaid, UNPAID)
    await multiply(knex, paid, TO_SHIP)
    return { orderId: paid.order.id, tradeNo: trade_no }
  } finally {
    await knex.destroy()
  }
}

async function multiply(knex: Knex, { cartId, order }: Purchase, count: number): Promise<void> {
  const { payment_collection_id: collection } = await knex("cart_payment_collection")
    .where({ cart_id: cartId })
    .first<{ payment_collection_id: string }>("payment_collection_id")
  const cloner = await PurchaseCloner.of(knex, { cart: cartId, collection, order: order.id })
  await cloner.make(count - 1)
}

/** Nobody may be connected to the database that is copied. */
async function copyDatabase(postgres: PostgresServer): Promise<void> {
  const knex = connect(postgres, "postgres")
  await knex.raw("create database ?? template ??", [MANY, FEW])
  await knex.destroy()
}

async function fill(
  knex: Knex,
  { seeded: { regionId } }: Running,
  sales: number,
  say: (text: string) => void,
): Promise<void> {
  await insertYears(knex, { sales: sales - TO_SHIP - UNPAID, regionId }, say)
  // Nothing happens by itself.
  await knex("paypro_voucher").whereNotNull("ask_at").update({ ask_at: null })
  await knex("paypro_purchase").whereNotNull("settle_at").update({ settle_at: null })
}
