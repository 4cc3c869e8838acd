import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { MedusaServer } from "../../scripts/medusa"
import { waitFor } from "../../scripts/wait-for"
import { Shopper } from "../../scripts/store/shopper"
import { LEASE_SECONDS } from "../../src/lib/timing"
import { booksOf } from "../processes/books"
import { prepareStore, type ProcessStore } from "../processes/store"
import { SCENARIOS } from "./scenarios"
import { Tripwire } from "./tripwire"

const ALL = process.env.RUNS === "all"
/** Longer than a lease lasts, so that the other process takes over; a minute with `--runs all`. */
const STALL_SECONDS = ALL ? 60 : LEASE_SECONDS + 5
/** Stopped in front of every so many writes of a settlement. */
const STRIDE = ALL ? 4 : 12

describe("a server that stands still in the middle of a settlement", () => {
  const { prepare, event, agreed } = SCENARIOS["a voucher is paid"] ?? fail()
  let store: ProcessStore
  let tripwire: Tripwire
  let stalled: MedusaServer

  beforeAll(async () => {
    store = await prepareStore({
      options: { reconcile: { schedule: "*/2 * * * * *" } },
      simulator: { timeScale: 0.5 },
      env: { LOCKING: "postgres" },
    })
    stalled = await store.start()
    await store.start()
    tripwire = new Tripwire(store.knex)
    await tripwire.install()
  }, 240_000)

  afterAll(async () => await store.close())

  /** @returns where it stood; undefined when the settlement makes fewer writes than that. */
  async function stallAt(write: number): Promise<string | undefined> {
    const shopper = Shopper.guest(stalled.url, store.seeded)
    shopper.email = `${randomUUID()}@example.mx`
    const { tradeNo } = await prepare(shopper, store)
    await tripwire.arm(write)
    await event(store, tradeNo)
    const place = await tripwire.tripped(() =>
      store.simulator.callbacks(tradeNo).some(({ state }) => state === "accepted"),
    )
    if (place) {
      process.kill(stalled.pid, "SIGSTOP")
      await tripwire.release()
      await pause(STALL_SECONDS * 1_000)
      process.kill(stalled.pid, "SIGCONT")
    } else {
      await tripwire.release()
    }
    await waitFor(async () => await checkBookedOnce(shopper.email), {
      deadline: 240_000,
      interval: 500,
    })
    return place
  }

  async function checkBookedOnce(email: string): Promise<true> {
    expect(await booksOf(store, stalled, email)).toEqual([agreed])
    expect(await store.knex("paypro_purchase").whereNotNull("lease_token").select("id")).toEqual([])
    expect(await store.knex("paypro_discrepancy").select("kind", "amount")).toEqual([])
    return true
  }

  it(
    `for ${STALL_SECONDS} seconds, and goes on while another one has taken over: nothing is booked twice`,
    async () => {
      const places: string[] = []
      for (let write = 1; ; write += STRIDE) {
        const place = await stallAt(write).catch((error: unknown) => {
          throw new Error(
            `Stopped at write ${write}, after: ${places.join("; ")}\n${String(error)}`,
          )
        })
        if (!place) {
          break
        }
        places.push(place)
      }
      console.info(`Stopped in front of ${places.length} writes: ${places.join("; ")}`)
      expect(places.length).toBeGreaterThan(1)
    },
    1_000 * 60 * 60,
  )
})

function fail(): never {
  throw new Error("There is no such scenario")
}
