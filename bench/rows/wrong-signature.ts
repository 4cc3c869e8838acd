import { rate, times } from "../format"
import type { Call } from "../load"
import type { Row } from "../row"
import { alternately } from "../rounds"
import { median, ratioOf } from "../statistics"
import { paidCallback } from "../world/callbacks"
import { PAYPRO } from "../world/purchases"

const AT_ONCE = 32
const TARGET = 0.8
const MANY = { quick: 500, full: 1_500 }

export const wrongSignature: Row = {
  name: "wrong-signature",
  async run({ world: start, quick }) {
    const { client, purchases, simulator } = await start()
    const [order] = await purchases.upTo("order", PAYPRO, 1)
    const signed = paidCallback(simulator, order?.tradeNo ?? "")
    const forged = { ...signed, body: signed.body?.replace('"amount":"300', '"amount":"301') }
    const flood = (path: string, status: number) => async (count: number) =>
      await client.perSecond(Array<Call>(count).fill({ ...forged, path }), AT_ONCE, status)
    const count = quick ? MANY.quick : MANY.full
    const statements = await client.statementsOf(() => flood("/hooks/paypro", 401)(100))
    const [wrong, empty] = await alternately(
      [() => flood("/hooks/paypro", 401)(count), () => flood("/hooks/paypro-empty", 200)(count)],
      quick ? 3 : 15,
    )
    const ratio = ratioOf(wrong, empty)
    return [
      {
        what: "callbacks with a wrong signature",
        measured: `${rate(median(wrong))}, ${statements.length} SQL statements`,
        against: `${rate(median(empty))} empty POST route`,
        compared: times(ratio),
        target: `at least ${TARGET}`,
        met: ratio >= TARGET,
        raw: { wrong, empty, statements },
      },
    ]
  },
}
