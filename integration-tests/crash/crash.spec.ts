import { randomUUID } from "node:crypto"
import { waitFor } from "../../scripts/wait-for"
import type { MedusaServer } from "../../scripts/medusa"
import { Shopper } from "../../scripts/store/shopper"
import { anHourAfterDeath } from "../processes/after-death"
import { booksOf } from "../processes/books"
import { isHandled } from "../processes/is-settled"
import { prepareStore, type ProcessStore } from "../processes/store"
import { SCENARIOS, type Scenario } from "./scenarios"
import { Tripwire } from "./tripwire"

/** How many writes there are from one that is died at to the next; of the first scenario, fewer. `--runs all` is 1. */
const STRIDE = process.env.RUNS === "all" ? 1 : 9
const FIRST_STRIDE = Math.ceil(STRIDE / 3)

describe("a server that is killed while it settles", () => {
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

  /** @returns where it was killed; undefined when it made fewer writes than that. */
  async function killAt(write: number, scenario: Scenario): Promise<string | undefined> {
    const shopper = Shopper.guest(server.url, store.seeded)
    shopper.email = `${randomUUID()}@example.mx`
    const { tradeNo } = await scenario.prepare(shopper, store)
    await tripwire.arm(write)
    await scenario.event(store, tradeNo)
    const place = await tripwire.tripped(async () => await isHandled(store, tradeNo))
    if (place) {
      await server.kill()
    }
    await tripwire.disarm()
    if (place) {
      await anHourAfterDeath(store.knex)
      server = await store.start()
    }
    await waitFor(async () => await checkAgreement(scenario, shopper.email, tradeNo), {
      deadline: 60_000,
      interval: 200,
    })
    return place
  }

  async function checkAgreement(scenario: Scenario, email: string, tradeNo: string) {
    // Killed between creating an order and linking it, the core leaves one that no cart and no payment leads to.
    // Whoever completes the cart gets another; that one is the merchant's to cancel.
    const orders = (await booksOf(store, server, email)).filter(
      ({ collection }) => collection.status,
    )
    const isNamed = await isIncomplete(tradeNo)
    expect(orders).toEqual([isNamed ? scenario.incomplete : scenario.agreed])
    const voucher = await store.knex("paypro_voucher").where({ trade_no: tradeNo }).first("*")
    expect(voucher).toMatchObject({ status: scenario.voucher })
    const unprocessed = store.knex("paypro_callback").whereNull("processed_at")
    expect(await unprocessed.where({ trade_no: tradeNo }).select("trade_no")).toEqual([])
    return true
  }

  /** Whether a person is told that the order was left without its stock or its payment. */
  async function isIncomplete(tradeNo: string): Promise<boolean> {
    const open = await store
      .knex("paypro_discrepancy as d")
      .join("paypro_voucher as v", "v.id", "d.voucher_id")
      .where({ "v.trade_no": tradeNo, "d.kind": "incomplete_order" })
      .whereNull("d.resolved_at")
      .first("d.id")
    return open !== undefined
  }

  it.each(Object.entries(SCENARIOS).map(([name, scenario], nth) => ({ name, scenario, nth })))(
    "$name: ends in agreement wherever it died",
    async ({ scenario, nth }) => {
      const places: string[] = []
      const stride = nth === 0 ? FIRST_STRIDE : STRIDE
      for (let write = 1; ; write += stride) {
        const place = await killAt(write, scenario).catch((error: unknown) => {
          throw new Error(`Killed at write ${write}, after: ${places.join("; ")}\n${String(error)}`)
        })
        if (!place) {
          break
        }
        places.push(place)
      }
      console.info(`Killed in front of ${places.length} writes: ${places.join("; ")}`)
      expect(places.length).toBeGreaterThan(8 / stride)
    },
    1_000 * 60 * 30,
  )
})
