import type Medusa from "@medusajs/js-sdk"
import type { MedusaServer } from "../../scripts/medusa"
import { adminClient, Shopper } from "../../scripts/store/shopper"
import { eventually } from "../../scripts/wait-for"
import { dayOf } from "../../src/lib/mexican-time"
import { prepareStore, type ProcessStore } from "../processes/store"
import { startRedis, type RedisServer } from "./redis"

describe("a return", () => {
  let store: ProcessStore
  let redis: RedisServer

  beforeAll(async () => {
    redis = await startRedis()
    store = await prepareStore({ env: { LOCKING: "postgres" } })
  }, 180_000)

  afterAll(async () => {
    await store.close()
    await redis.stop()
  })

  /** @returns the ids of orders whose money was captured. */
  async function paidOrders(servers: MedusaServer[]): Promise<string[]> {
    const ids: string[] = []
    for (const [index, { url }] of [...servers, ...servers].entries()) {
      const shopper = Shopper.guest(url, store.seeded)
      const { order, voucher } = await shopper.buy(index % 2 ? "va" : "store")
      store.simulator.pay(voucher.trade_no)
      ids.push(order.id)
    }
    const captured = async () =>
      await store
        .knex("order_transaction")
        .where({ reference: "capture" })
        .whereIn("order_id", ids)
        .pluck<string[]>("order_id")
    await eventually(async () => expect((await captured()).sort()).toEqual([...ids].sort()), {
      deadline: 120_000,
      interval: 500,
    })
    return ids
  }

  const press = (client: Medusa, orderId: string, note: string) =>
    client.client.fetch(`/admin/paypro/orders/${orderId}/returns`, {
      method: "POST",
      body: {
        amount: "200",
        tracking_key: `KEY${orderId.slice(-8)}`,
        returned_on: dayOf(new Date()),
        note,
        write_off: true,
      },
    })

  async function books(orderId: string) {
    const read = async (sql: string) => (await store.knex.raw(sql, [orderId])).rows as unknown[]
    return {
      transactions: await read(
        `select reference, amount::int from order_transaction
         where order_id = ? and deleted_at is null order by reference`,
      ),
      returns: await read(
        `select a.amount::int, a.refund_id = r.id as is_booked
         from paypro_allocation a left join refund r on r.id = a.refund_id and r.deleted_at is null
         where a.order_id = ? and a.kind = 'returned' and a.deleted_at is null`,
      ),
      refunds: await read(
        `select r.amount::int from refund r join payment p on p.id = r.payment_id
         join order_payment_collection o on o.payment_collection_id = p.payment_collection_id
         where o.order_id = ? and r.deleted_at is null`,
      ),
    }
  }

  it.each([
    ["Redis", () => ({ LOCKING: "", REDIS_URL: redis.url })],
    ["PostgreSQL locks and no Redis", () => ({ LOCKING: "postgres", REDIS_URL: "" })],
  ])(
    "that is pressed twice at each of two servers at once is booked once: %s",
    async (_, environment) => {
      const servers = await Promise.all([store.start(environment()), store.start(environment())])
      const orders = await paidOrders(servers)
      const clients = await Promise.all(servers.map(({ url }) => adminClient(url, store.seeded)))
      for (const orderId of orders) {
        const answers = await Promise.allSettled(
          [...clients, ...clients].map((client, index) => press(client, orderId, `Press ${index}`)),
        )
        expect(answers.map(({ status }) => status).sort()).toEqual([
          "fulfilled",
          "rejected",
          "rejected",
          "rejected",
        ])
        expect(await books(orderId)).toEqual({
          transactions: [
            { reference: "capture", amount: 300 },
            { reference: "refund", amount: -200 },
          ],
          returns: [{ amount: 200, is_booked: true }],
          refunds: [{ amount: 200 }],
        })
      }
      // PayPro calls the first one, wherever that was.
      await Promise.all(servers.map((server) => server.kill()))
    },
    1_000 * 60 * 10,
  )
})
