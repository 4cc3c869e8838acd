import { performance } from "node:perf_hooks"
import { eventually } from "../../scripts/wait-for"
import { rate, times } from "../format"
import { alternately } from "../rounds"
import type { Row } from "../row"
import { median, ratioOf } from "../statistics"
import { paidCallback } from "../world/callbacks"
import { assertCapturedOnce } from "../world/capture"
import { DEFERRED, PAYPRO, type Checkout } from "../world/purchases"
import type { World } from "../world/world"

const AT_ONCE = 32
const PESOS = 300
const TARGET = 0.8

/** Of the process that sends the callbacks and holds the simulator: the share of the time in which it had something to do. */
type Busy = number[]

async function callbacks(
  { client, knex, purchases, simulator }: World,
  count: number,
  busy: Busy,
): Promise<number> {
  const orders = await purchases.upTo("order", PAYPRO, count)
  const calls = orders.map(({ tradeNo }) => paidCallback(simulator, tradeNo))
  const before = performance.eventLoopUtilization()
  const start = performance.now()
  await client.perSecond(calls, AT_ONCE)
  // What takes longer than five seconds is answered before it is captured.
  await eventually(() => assertCapturedOnce(knex, idsOf(orders)))
  const seconds = (performance.now() - start) / 1000
  busy.push(performance.eventLoopUtilization(before).utilization)
  return count / seconds
}

/** Medusa's own workflow in the server's process: no request, no PayPro, and a provider that does nothing. */
async function coreAlone({ client, knex, purchases }: World, count: number): Promise<number> {
  const orders = await purchases.upTo("order", DEFERRED, count)
  const { ms } = await client.json<{ ms: number }>({
    method: "POST",
    path: "/bench/capture",
    body: JSON.stringify({
      sessions: orders.map(({ sessionId }) => ({ id: sessionId, amount: PESOS })),
      atOnce: AT_ONCE,
    }),
  })
  await assertCapturedOnce(knex, idsOf(orders))
  return count / (ms / 1000)
}

const idsOf = (orders: Checkout[]) => orders.map(({ orderId }) => orderId)

export const paidThroughput: Row = {
  name: "paid-throughput",
  async run({ world: start, quick }) {
    const world = await start()
    const [rounds, count] = quick ? [1, 64] : [8, 160]
    const busy: Busy = []
    const [ours, core] = await alternately(
      [() => callbacks(world, count, busy), () => coreAlone(world, count)],
      rounds,
    )
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
