import { setTimeout as pause } from "node:timers/promises"
import { times } from "../format"
import { inParallel, type Call } from "../load"
import type { Result, Row } from "../row"
import { median, percentile } from "../statistics"
import { paidCallback } from "../world/callbacks"
import { captured } from "../world/capture"
import { DEFERRED, PAYPRO, type Checkout } from "../world/purchases"
import type { World } from "../world/world"

const BUILT_IN = "/hooks/payment/deferred_bench"
const TARGET = 40
/** Between two callbacks to the built-in route: longer than one is being processed, so each is alone with the server. */
const APART_MS = 700

/** Milliseconds from the callback until its order is captured. */
async function timed({ client, knex }: World, order: Checkout, call: Call) {
  const start = performance.now()
  const [answered] = await Promise.all([client.expect(call), captured(knex, order.orderId)])
  return { captured: performance.now() - start, answered: answered.ms }
}

async function ourRoute(world: World, count: number): Promise<number[]> {
  const latencies = []
  for (const order of await world.purchases.upTo("order", PAYPRO, count)) {
    latencies.push(
      (await timed(world, order, paidCallback(world.simulator, order.tradeNo))).captured,
    )
  }
  return latencies
}

/** The built-in route lets every callback lie for five seconds first, so the next can be sent meanwhile. */
async function builtInRoute(world: World, count: number): Promise<number[]> {
  const latencies: number[] = []
  const orders = await world.purchases.upTo("order", DEFERRED, count)
  await inParallel([...orders.entries()], count, async ([index, order]) => {
    await pause(index * APART_MS)
    const body = JSON.stringify({ session_id: order.sessionId, amount: 300 })
    latencies.push((await timed(world, order, { method: "POST", path: BUILT_IN, body })).captured)
  })
  return latencies
}

export const callbackLatency: Row = {
  name: "callback-latency",
  async run({ world: start, quick }) {
    const world = await start()
    const rounds = quick ? 1 : 3
    const perRound = quick ? [5, 3] : [15, 6]
    const [ours = 0, theirs = 0] = perRound
    await ourRoute(world, 5)
    const ourMs: number[] = []
    const theirMs: number[] = []
    for (let round = 0; round < rounds; round++) {
      ourMs.push(...(await ourRoute(world, ours)))
      theirMs.push(...(await builtInRoute(world, theirs)))
    }
    const at = (share: number): Result => {
      const [mine, other] = [percentile(ourMs, share), percentile(theirMs, share)]
      return {
        what: `callback received -> order captured, p${share * 100}`,
        measured: `${mine.toFixed(0)} ms`,
        against: `${other.toFixed(0)} ms through /hooks/payment`,
        compared: times(other / mine),
        target: `${TARGET} times sooner`,
        met: other / mine >= TARGET,
        raw: { ours: ourMs, built_in: theirMs, median_ms: median(ourMs) },
      }
    }
    return [at(0.5), at(0.95)]
  },
}
