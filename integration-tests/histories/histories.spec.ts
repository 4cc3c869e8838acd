import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import fc from "fast-check"
import { describeStore } from "../helpers"
import { histories } from "./arbitrary"
import { watchCancellations } from "./cancel-watch"
import { Crashes } from "./crash"
import { EventLog } from "./event-log"
import type { History } from "./events"
import { FOUND } from "./found"
import { checkInvariants } from "./invariants"
import type { Stage } from "./stage"
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
  },
}

describeStore(
  "histories",
  (store) => {
    let stage: Stage

    beforeAll(async () => {
      const { container } = store
      const bus = container.resolve(Modules.EVENT_BUS)
      const crashes = new Crashes(container)
      await watchCancellations(container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION))
      stage = {
        store,
        crashes,
        log: new EventLog(bus),
        subscribers: new Subscribers(bus, crashes),
        staff: await store.admin(),
      }
    })

    testStaging(store, () => stage)

    async function live(history: History): Promise<void> {
      stage.log.clear()
      const world = new World(stage, history)
      try {
        await world.begin()
        for (const event of history.events) {
          await world.happen(event)
        }
        await world.quiesce()
        await checkInvariants(stage, world)
      } catch (error) {
        if (error instanceof Error) {
          error.message += `\nRefused meanwhile:\n${world.refusals.words.join("\n")}`
        }
        throw error
      }
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
          includeErrorInReport: true,
        })
      },
      1_000 * 60 * 60 * 24,
    )
  },
  settings,
)
