import { performance } from "node:perf_hooks"
import { rate, times } from "../format"
import type { Row } from "../row"
import { median, ratioOf } from "../statistics"
import { paidCallback } from "../world/callbacks"
import { assertCapturedOnce } from "../world/capture"
import { DEFERRED, PAYPRO } from "../world/purchases"
import type { World } from "../world/world"

const AT_ONCE = 32
const PESOS = 300
const TARGET = 0.8

async function callbacks({ client, knex, purchases, simulator }: World, count: number) {
  const orders = await purchases.upTo("order", PAYPRO, count)
  const calls = orders.map(({ tradeNo }) => paidCallback(simulator, tradeNo))
  const before = performance.eventLoopUtilization()
  const perSecond = await client.perSecond(calls, AT_ONCE)
  // Of the process that sends the callbacks and holds the simulator.
  const busy = performance.eventLoopUtilization(before).utilization
  await assertCapturedOnce(
    knex,
    orders.map(({ orderId }) => orderId),
  )
  return { perSecond, busy }
}

/** Medusa's own workflow in the server's process: no request, no PayPro, and a provider that does nothing. */
async function coreAlone({ client, knex, purchases }: World, count: number) {
  const orders = await purchases.upTo("order", DEFERRED, count)
  const sessions = orders.map(({ sessionId }) => ({ id: sessionId, amount: PESOS }))
  const { ms } = await client.json<{ ms: number }>({
    method: "POST",
    path: "/bench/capture",
    body: JSON.stringify({ sessions, atOnce: AT_ONCE }),
  })
  await assertCapturedOnce(
    knex,
    orders.map(({ orderId }) => orderId),
  )
  return count / (ms / 1000)
}

export const paidThroughput: Row = {
  name: "paid-throughput",
  async run({ world: start, quick }) {
    const world = await start()
    const [rounds, count] = quick ? [1, 64] : [5, 160]
    await callbacks(world, AT_ONCE)
    await coreAlone(world, AT_ONCE)
    const ours: number[] = []
    const core: number[] = []
    const busy: number[] = []
    for (let round = 0; round < rounds; round++) {
      const measured = await callbacks(world, count)
      ours.push(measured.perSecond)
      busy.push(measured.busy)
      core.push(await coreAlone(world, count))
    }
    const ratio = ratioOf(ours, core)
    return [
      {
        what: `paid callbacks, ${AT_ONCE} at once`,
        measured: rate(median(ours)),
        against: `${rate(median(core))} processPaymentWorkflow in the same process`,
        compared: `${times(ratio)}, simulator's process ${(100 * median(busy)).toFixed(0)} % busy`,
        target: `at least ${TARGET}`,
        met: ratio >= TARGET,
        raw: { ours, core, simulator_busy: busy },
      },
    ]
  },
}
