import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { adminClient } from "../../scripts/store/shopper"
import { ms, times } from "../format"
import { alternately } from "../rounds"
import type { Result, Row } from "../row"
import { median, ratioOf } from "../statistics"
import { plansOf } from "../world/plans"
import { insertVouchers } from "../world/vouchers"
import type { World } from "../world/world"

const TARGET = 3
const FEW = 1_000
const MANY = 100_000
const TABLE = "paypro_voucher"
const OTHER = "paypro_voucher_other"
const PER_ROUND = 10

const PAGES = [
  { what: "admin voucher list, first page", path: "/admin/paypro/vouchers?limit=20" },
  // The beginning of one number of each size's.
  { what: "… free-text search", path: "/admin/paypro/vouchers?limit=20&q=L0000500" },
]

/** Which of the two tables the server sees changes in an instant, so both sizes can be measured in turn. */
async function swap(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw("alter table ?? rename to swapping", [TABLE])
    await trx.raw("alter table ?? rename to ??", [OTHER, TABLE])
    await trx.raw("alter table swapping rename to ??", [OTHER])
  })
}

async function fill(knex: Knex): Promise<void> {
  await knex.raw("drop table if exists ??", [OTHER])
  await knex.raw("create table ?? (like ?? including all)", [OTHER, TABLE])
  await knex(TABLE).delete()
  await insertVouchers(knex, "L", FEW)
  await insertVouchers(knex, "L", MANY, { table: OTHER })
}

async function measure(
  world: World,
  headers: Record<string, string>,
  page: (typeof PAGES)[number],
  rounds: number,
): Promise<Result> {
  const { client, knex } = world
  const call = { method: "GET" as const, path: page.path, headers }
  const timed = async () => {
    await client.expect(call)
    const all = []
    for (let n = 0; n < PER_ROUND; n++) {
      all.push((await client.expect(call)).ms)
    }
    return median(all)
  }
  let isLarge = false
  const with_ = (large: boolean) => async () => {
    if (large !== isLarge) {
      await swap(knex)
      isLarge = large
    }
    return await timed()
  }
  const [many, few] = await alternately([with_(true), with_(false)], rounds)
  await with_(true)()
  const sent = await client.statementsOf(() => client.expect(call))
  const asked = sent.filter(({ text }) => text.includes(TABLE))
  const plans = await plansOf(knex, asked, MANY)
  await with_(false)()
  const ratio = ratioOf(many, few)
  const scanned = plans.some((plan) => plan.scanned)
  return {
    what: `${page.what}, ${MANY.toLocaleString("en")} vouchers`,
    measured: `${ms(median(many))}, ${scanned ? "a plan reads the whole table" : "no plan reads the whole table"}`,
    against: `${ms(median(few))} with ${FEW.toLocaleString("en")}`,
    compared: times(ratio),
    target: `at most ${TARGET} times`,
    met: ratio <= TARGET && !scanned,
    raw: { many, few, plans },
  }
}

export const adminList: Row = {
  name: "admin-list",
  async run({ world: start, quick }) {
    const world = await start()
    await fill(world.knex)
    const sdk = await adminClient(world.medusa.url, world.seeded)
    const headers = { authorization: `Bearer ${await sdk.client.getToken()}` }
    const results = []
    for (const page of PAGES) {
      results.push(await measure(world, headers, page, quick ? 3 : 7))
    }
    await world.knex.schema.dropTable(OTHER)
    await world.knex(TABLE).delete()
    return results
  },
}
