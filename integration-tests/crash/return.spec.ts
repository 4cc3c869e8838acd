import { randomUUID } from "node:crypto"
import type { MedusaServer } from "../../scripts/medusa"
import { adminClient, Shopper } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import { dayOf } from "../../src/lib/mexican-time"
import { anHourAfterDeath } from "../processes/after-death"
import { booksOf } from "../processes/books"
import { isSettled } from "../processes/is-settled"
import { prepareStore, type ProcessStore } from "../processes/store"
import { Tripwire } from "./tripwire"

/** How many writes there are from one that is died at to the next. `--runs all` is 1. */
const STRIDE = process.env.RUNS === "all" ? 1 : 6
const RETURNED = 100

describe("a server that is killed while it records a return", () => {
  let store: ProcessStore
  let tripwire: Tripwire
  let server: MedusaServer

  beforeAll(async () => {
    store = await prepareStore({
      options: { reconcile: { schedule: "*/2 * * * * *" } },
      simulator: { timeScale: 0.5 },
    })
    server = await store.start()
    tripwire = new Tripwire(store.knex)
    await tripwire.install()
  }, 180_000)

  afterAll(async () => await store.close())

  async function paidOrder(): Promise<{ orderId: string; email: string }> {
    const shopper = Shopper.guest(server.url, store.seeded)
    shopper.email = `${randomUUID()}@example.mx`
    const { order, voucher } = await shopper.buy("va")
    store.simulator.pay(voucher.trade_no)
    await waitFor(
      async () => {
        const [books] = await booksOf(store, server, shopper.email)
        return books?.payment_status === "captured" && (await isSettled(store.knex))
      },
      { deadline: 60_000, interval: 200 },
    )
    return { orderId: order.id, email: shopper.email }
  }

  /** More than the order is overpaid by, so that its total falls: all that the core can write is written. */
  async function press(orderId: string): Promise<void> {
    const { client } = await adminClient(server.url, store.seeded)
    await client.fetch(`/admin/paypro/orders/${orderId}/returns`, {
      method: "POST",
      body: {
        amount: String(RETURNED),
        tracking_key: "CRASH0001",
        returned_on: dayOf(new Date()),
        note: "A chipped cup.",
        write_off: true,
      },
    })
  }

  const rowsOf = async (orderId: string) =>
    await store
      .knex("paypro_allocation")
      .where({ order_id: orderId })
      .whereNull("deleted_at")
      .select("amount", "booked_at", "refund_id")

  const refundsOf = async (orderId: string) =>
    await store
      .knex("refund as r")
      .join("payment as p", "p.id", "r.payment_id")
      .join("order_payment_collection as l", "l.payment_collection_id", "p.payment_collection_id")
      .where({ "l.order_id": orderId })
      .whereNull("r.deleted_at")
      .pluck<string[]>("r.id")

  /** @returns where it was killed; undefined when it made fewer writes than that. */
  async function killAt(write: number): Promise<string | undefined> {
    const { orderId, email } = await paidOrder()
    let isOver = false
    await tripwire.arm(write)
    // The answer of a server that is killed never comes.
    void press(orderId)
      .catch(() => undefined)
      .finally(() => (isOver = true))
    const place = await tripwire.tripped(() => isOver)
    if (place) {
      await server.kill()
    }
    await tripwire.disarm()
    if (place) {
      await anHourAfterDeath(store.knex)
      server = await store.start()
    }
    // Either nothing is left of it, or it is booked; pressed again, it is booked once.
    await waitFor(
      async () => (await rowsOf(orderId)).every(({ booked_at }) => booked_at !== null),
      { deadline: 60_000, interval: 200 },
    )
    if (!(await rowsOf(orderId)).length) {
      await press(orderId)
    }
    await waitFor(async () => await checkReturnedOnce(orderId, email), {
      deadline: 60_000,
      interval: 200,
    })
    return place
  }

  async function checkReturnedOnce(orderId: string, email: string): Promise<true> {
    const [books] = await booksOf(store, server, email)
    expect(books).toMatchObject({
      status: "pending",
      refunded: RETURNED,
      captures: [300],
      reservations: 1,
    })
    expect(books?.transactions.map(Number).sort((a, b) => b - a)).toEqual([300, -RETURNED])
    const { order } = await (
      await adminClient(server.url, store.seeded)
    ).admin.order.retrieve(orderId, { fields: "total,summary.*" })
    expect(order.total).toBe(300 - RETURNED)
    expect(order.summary.pending_difference).toBe(0)
    expect(await rowsOf(orderId)).toEqual([
      { amount: String(RETURNED), booked_at: expect.any(Date), refund_id: expect.any(String) },
    ])
    const [row] = await rowsOf(orderId)
    expect(await refundsOf(orderId)).toEqual([row?.refund_id])
    return true
  }

  it(
    "leaves it recorded and booked once, or not at all, wherever it died",
    async () => {
      const places: string[] = []
      for (let write = 1; ; write += STRIDE) {
        const place = await killAt(write).catch((error: unknown) => {
          throw new Error(`Killed at write ${write}, after: ${places.join("; ")}\n${String(error)}`)
        })
        if (!place) {
          break
        }
        places.push(place)
      }
      console.info(`Killed in front of ${places.length} writes: ${places.join("; ")}`)
      expect(places.length).toBeGreaterThan(8 / STRIDE)
    },
    1_000 * 60 * 30,
  )
})
