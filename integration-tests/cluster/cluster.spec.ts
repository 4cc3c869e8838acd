import { executeWithConcurrency } from "@medusajs/framework/utils"
import type { MedusaServer } from "../../scripts/medusa"
import { waitFor } from "../../scripts/wait-for"
import { callbackBody, postCallback } from "../helpers/callback"
import { prepareStore, type ProcessStore } from "../processes/store"
import { placeOrders } from "./orders"
import { startRedis, type RedisServer } from "./redis"
import { makeStoreFolder } from "./store-folder"

const ORDERS = Number(process.env.RUNS ?? 200)
const CALLS_AT_ONCE = 25

describe("two servers of one store", () => {
  const folder = makeStoreFolder()
  let store: ProcessStore
  let redis: RedisServer

  beforeAll(async () => {
    redis = await startRedis()
    store = await prepareStore({
      cwd: folder.cwd,
      env: { LOCKING: "postgres" },
      options: { reconcile: { schedule: "*/5 * * * * *" } },
      simulator: { autoCallback: false },
    })
    await store.knex.raw("create table noted_event (name text, subject text)")
    await store.knex("inventory_level").update({
      stocked_quantity: 10_000,
      raw_stocked_quantity: JSON.stringify({ value: "10000", precision: 20 }),
    })
  }, 180_000)

  afterAll(async () => {
    await store.close()
    await redis.stop()
    folder.remove()
  })

  async function callUntilDone(url: string, body: string): Promise<void> {
    const answers: number[] = []
    const done = async () => {
      answers.push(await postCallback(url, body))
      return answers.at(-1) === 200
    }
    await waitFor(done, { deadline: 60_000, interval: 500 }).catch(() => {
      throw new Error(`Not done in a minute; answers: ${answers.join(", ")}`)
    })
  }

  /** Each server gets each call twice, all at the same moment, until it says that it is done. */
  async function callEverywhere(servers: MedusaServer[], tradeNos: string[]): Promise<void> {
    const calls = tradeNos.map((tradeNo) => async () => {
      const body = callbackBody(store.simulator.get(tradeNo), store.appSecret)
      const urls = [...servers, ...servers].map(({ url }) => url)
      await Promise.all(urls.map((url) => callUntilDone(url, body)))
    })
    for (const call of await executeWithConcurrency(calls, CALLS_AT_ONCE)) {
      if (call.status === "rejected") {
        throw call.reason
      }
    }
  }

  /** While PayPro calls, both servers' jobs find every open voucher due, and every purchase. */
  async function whileJobsRun(work: () => Promise<void>): Promise<void> {
    let working = true
    const rushing = (async () => {
      while (working) {
        await store.knex.raw("update paypro_voucher set ask_at = now() where status = 'open'")
        await store.knex.raw(
          "update paypro_purchase set settle_at = now() where leased_until is null",
        )
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
    })()
    try {
      await work()
    } finally {
      working = false
      await rushing
    }
  }

  const count = async (sql: string): Promise<number> =>
    Number((await store.knex.raw(`select count(*) as n ${sql}`)).rows[0].n)

  async function tally() {
    return {
      captures: await count("from capture where deleted_at is null"),
      captured: await count("from payment where captured_at is not null"),
      transactions: await count("from order_transaction where reference = 'capture'"),
      booked_twice: await count(
        "from (select reference_id from order_transaction group by reference_id having count(*) > 1) as twice",
      ),
      refunds: await count("from refund"),
      refund_transactions: await count("from order_transaction where reference <> 'capture'"),
      paid: await count(
        `from order_summary where (totals->>'paid_total')::numeric = 300 and (totals->>'refunded_total')::numeric = 0`,
      ),
      vouchers_paid: await count(
        "from paypro_voucher v join paypro_purchase p on p.id = v.purchase_id where v.status = 'paid' and p.lease_token is null and p.settle_at is null",
      ),
      callbacks: await count(
        "from paypro_callback where processed_at is not null and seen_count >= 4",
      ),
      discrepancies: await count("from paypro_discrepancy"),
      "payment.captured": await count("from noted_event where name = 'payment.captured'"),
      "paypro.voucher_paid": await count("from noted_event where name = 'paypro.voucher_paid'"),
    }
  }

  const once = (orders: number): Awaited<ReturnType<typeof tally>> => ({
    captures: orders,
    captured: orders,
    transactions: orders,
    booked_twice: 0,
    refunds: 0,
    refund_transactions: 0,
    paid: orders,
    vouchers_paid: orders,
    callbacks: orders,
    discrepancies: 0,
    "payment.captured": orders,
    "paypro.voucher_paid": orders,
  })

  let settled = 0

  it.each([
    ["Redis", () => ({ LOCKING: "", REDIS_URL: redis.url })],
    ["PostgreSQL locks and no Redis", () => ({ LOCKING: "postgres", REDIS_URL: "" })],
  ])(
    "capture each payment once: %s",
    async (_, environment) => {
      const servers = await Promise.all([store.start(environment()), store.start(environment())])
      const started = performance.now()
      const tradeNos = await placeOrders(store, servers, ORDERS)
      tradeNos.forEach((tradeNo) => store.simulator.pay(tradeNo))
      const placed = performance.now()
      console.info(`${ORDERS} orders placed in ${seconds(placed - started)}`)
      await whileJobsRun(() => callEverywhere(servers, tradeNos))
      const called = performance.now()
      settled += ORDERS
      await waitFor(async () => (expect(await tally()).toEqual(once(settled)), true), {
        deadline: 180_000,
        interval: 500,
      })
      console.info(
        `${4 * ORDERS} calls about ${ORDERS} payments answered in ${seconds(called - placed)}`,
      )
      await Promise.all(servers.map((server) => server.stop()))
    },
    1_000 * 60 * 15,
  )
})

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
