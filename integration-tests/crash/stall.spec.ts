import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { MedusaServer } from "../../scripts/medusa"
import { waitFor } from "../../scripts/wait-for"
import { Shopper } from "../../scripts/store/shopper"
import { LEASE_SECONDS } from "../../src/lib/timing"
import { booksOf } from "../processes/books"
import { isHandled, isSettled } from "../processes/is-settled"
import { prepareStore, type ProcessStore } from "../processes/store"
import { SCENARIOS, type Scenario } from "./scenarios"
import { Tripwire } from "./tripwire"

const ALL = process.env.RUNS === "all"
/** At least until the other process takes over; a minute with `--runs all`. */
const STALL_SECONDS = ALL ? 60 : LEASE_SECONDS
/** Stopped in front of these writes, where the settlement makes so many. The first ones are made before there is a lease. */
const WRITES = ALL ? Array.from({ length: 14 }, (_, index) => 1 + 4 * index) : [9, 11, 13, 16, 24]
const STALLED = "stalled"

describe("a server that stands still in the middle of a settlement", () => {
  let store: ProcessStore
  let tripwire: Tripwire
  let stalled: MedusaServer
  let other: MedusaServer

  beforeAll(async () => {
    store = await prepareStore({
      options: { reconcile: { schedule: "*/2 * * * * *" } },
      simulator: { timeScale: 0.5 },
      env: { LOCKING: "postgres" },
    })
    // What it writes is told apart by the name of its connections. PayPro calls the first server.
    stalled = await store.start({
      DATABASE_URL: `${store.databaseUrl}?application_name=${STALLED}`,
    })
    // It looks more seldom, so that it seldom comes first.
    const options = JSON.stringify({ reconcile: { schedule: "*/15 * * * * *" } })
    other = await store.start({ PAYPRO_OPTIONS: options })
    tripwire = new Tripwire(store.knex, STALLED)
    await tripwire.install()
  }, 240_000)

  afterAll(async () => await store.close())

  type Stop = { place: string; isTakenOver: boolean }

  /** @returns where it stood; undefined when it makes fewer writes than that. */
  async function stallAt(write: number, scenario: Scenario): Promise<Stop | undefined> {
    const shopper = Shopper.guest(other.url, store.seeded)
    shopper.email = `${randomUUID()}@example.mx`
    const { tradeNo } = await scenario.prepare(shopper, store)
    await waitFor(async () => await isSettled(store.knex), { deadline: 60_000, interval: 200 })
    await tripwire.arm(write)
    await scenario.event(store, tradeNo)
    const place = await tripwire.tripped(async () => await isHandled(store, tradeNo))
    const isTakenOver = place !== undefined && (await standStill(tradeNo))
    if (!place) {
      await tripwire.release()
    }
    await waitFor(async () => await checkBookedOnce(shopper.email, scenario), {
      deadline: 240_000,
      interval: 500,
    })
    return place === undefined ? undefined : { place, isTakenOver }
  }

  /** @returns whether it held the lease, which the other process has acquired meanwhile. */
  async function standStill(tradeNo: string): Promise<boolean> {
    process.kill(stalled.pid, "SIGSTOP")
    try {
      const token = await leaseOf(tradeNo)
      await tripwire.release()
      await pause(STALL_SECONDS * 1_000)
      if (token !== null) {
        await waitFor(async () => (await leaseOf(tradeNo)) !== token, {
          deadline: 60_000,
          interval: 100,
        })
      }
      return token !== null
    } finally {
      process.kill(stalled.pid, "SIGCONT")
    }
  }

  async function leaseOf(tradeNo: string): Promise<string | null> {
    const purchase = await store
      .knex("paypro_purchase as p")
      .join("paypro_voucher as v", "v.purchase_id", "p.id")
      .where({ "v.trade_no": tradeNo })
      .first<{ lease_token: string | null }>("p.lease_token")
    return purchase.lease_token
  }

  async function checkBookedOnce(email: string, { agreed }: Scenario): Promise<true> {
    expect(await booksOf(store, other, email)).toEqual([agreed])
    expect(await isSettled(store.knex)).toBe(true)
    expect(await store.knex("paypro_discrepancy").select("kind", "amount")).toEqual([])
    return true
  }

  it.each(["a voucher is paid", "a voucher fails when its order's time is over"])(
    "goes on while another one has taken over, and nothing is done twice: %s",
    async (name) => {
      const scenario = SCENARIOS[name] ?? fail()
      const stops: Stop[] = []
      for (const write of WRITES) {
        const stop = await stallAt(write, scenario).catch((error: unknown) => {
          const before = stops.map(({ place }) => place).join("; ")
          throw new Error(`Stopped at write ${write}, after: ${before}\n${String(error)}`)
        })
        if (stop) {
          stops.push(stop)
        }
      }
      const places = stops.map(
        ({ place, isTakenOver }) => `${place}${isTakenOver ? ", taken over" : ""}`,
      )
      console.info(`Stopped in front of ${places.length} writes: ${places.join("; ")}`)
      expect(stops.some(({ isTakenOver }) => isTakenOver)).toBe(true)
    },
    1_000 * 60 * 60,
  )
})

function fail(): never {
  throw new Error("There is no such scenario")
}
