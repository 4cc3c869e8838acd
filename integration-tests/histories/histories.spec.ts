import { Modules } from "@medusajs/framework/utils"
import fc from "fast-check"
import { describeStore } from "../helpers"
import { Crashes } from "./crash"
import { EventLog } from "./event-log"
import { FOUND } from "./found"
import { histories, type History } from "./events"
import { checkInvariants } from "./invariants"
import { testStaging } from "./staging"
import { Subscribers } from "./subscribers"
import { World } from "./world"

const RUNS = Number(process.env.RUNS ?? 60)
const SEED = process.env.SEED
const PATH = process.env.RUN_PATH

const settings = {
  options: {
    rounding: "up" as const,
    timeoutMs: 400,
    voucherTtlHours: { va: 72, store: 72 },
  },
}

describeStore(
  "histories",
  (store) => {
    let crashes: Crashes
    let log: EventLog
    let subscribers: Subscribers

    beforeAll(() => {
      const bus = store.container.resolve(Modules.EVENT_BUS)
      crashes = new Crashes(store.container)
      log = new EventLog(bus)
      subscribers = new Subscribers(bus, crashes)
    })

    testStaging(store, () => ({ crashes, subscribers }))

    async function live(history: History): Promise<void> {
      log.clear()
      const world = new World(store, crashes, subscribers, history)
      await world.begin()
      for (const event of history.events) {
        await world.happen(event)
      }
      await world.quiesce()
      await checkInvariants(store, world, log)
    }

    it.each(Object.entries(FOUND))("%s", async (_, history) => await live(history))

    it(
      `every peso is accounted for, ${RUNS} times`,
      async () => {
        await fc.assert(fc.asyncProperty(histories, live), {
          numRuns: RUNS,
          verbose: 1,
          ...(SEED && { seed: Number(SEED) }),
          ...(PATH && { path: PATH }),
          endOnFailure: false,
        })
      },
      1_000 * 60 * 60 * 24,
    )
  },
  settings,
)
