import { rate, times } from "../format"
import type { Row } from "../row"
import { median, ratioOf } from "../statistics"
import { paidCallback } from "../world/callbacks"
import { PAYPRO } from "../world/purchases"
import type { World } from "../world/world"

const AT_ONCE = 32
const TARGET = 10
/** Each of them costs so little that a few are over too soon to be timed. */
const REPETITIONS = 10

/** Callbacks that the store sees for the first time, and then the same facts again, signed anew. */
async function round({ client, purchases, simulator }: World, count: number) {
  const orders = await purchases.upTo("order", PAYPRO, count)
  const callbacks = (times: number) =>
    Array.from({ length: times }, () => orders)
      .flat()
      .map(({ tradeNo }) => paidCallback(simulator, tradeNo))
  const first = await client.perSecond(callbacks(1), AT_ONCE)
  const again = await client.perSecond(callbacks(REPETITIONS), AT_ONCE)
  return { first, again }
}

export const duplicates: Row = {
  name: "duplicates",
  async run({ world: start, quick }) {
    const world = await start()
    await round(world, AT_ONCE)
    const rounds = []
    for (let count = 0; count < (quick ? 1 : 5); count++) {
      rounds.push(await round(world, quick ? 32 : 64))
    }
    const first = rounds.map((one) => one.first)
    const again = rounds.map((one) => one.again)
    const ratio = ratioOf(again, first)
    return [
      {
        what: `duplicate callbacks, ${AT_ONCE} at once`,
        measured: rate(median(again)),
        against: `${rate(median(first))} first-time callbacks`,
        compared: times(ratio),
        target: `at least ${TARGET} times`,
        met: ratio >= TARGET,
        raw: { again, first },
      },
    ]
  },
}
