import { rate, times } from "../format"
import type { Call, Client } from "../load"
import { alternately } from "../rounds"
import type { Result, Row } from "../row"
import { median, ratioOf } from "../statistics"
import { paidCallback } from "../world/callbacks"
import { PAYPRO } from "../world/purchases"

const AT_ONCE = 32
const TARGET = 0.8
/** How many times as much as an honest callback that was heard before. */
const WORST = 3
const MANY = { quick: 500, full: 1_500 }

type Forgery = { name: string; bytes: number; status: number }

const COMPARED: Forgery[] = [
  { name: "1 KB", bytes: 1_024, status: 401 },
  // Longer than any callback, so it is not read.
  { name: "64 KB", bytes: 65_536, status: 413 },
]
const LONGEST_READ: Forgery = { name: "8 KB", bytes: 8_192, status: 401 }

/** An honest body whose amount was changed, and that was made so long. */
function forge(honest: Call, bytes: number): Call {
  const body = honest.body?.replace('"amount":"300', '"amount":"301') ?? ""
  const padding = "x".repeat(bytes - Buffer.byteLength(body) - Buffer.byteLength('"remark":"",'))
  return { ...honest, body: body.replace("{", `{"remark":"${padding}",`) }
}

const flood = (client: Client, call: Call, status: number, count: number) => async () =>
  await client.perSecond(Array<Call>(count).fill(call), AT_ONCE, status)

/** `cost`: how many times as much it costs as the honest one, which was heard before. */
async function measure(
  client: Client,
  honest: Call,
  { name, bytes, status }: Forgery,
  quick: boolean,
): Promise<{ cost: number; result: Result }> {
  const count = quick ? MANY.quick : MANY.full
  const call = forge(honest, bytes)
  const statements = await client.statementsOf(flood(client, call, status, 100))
  const [wrong, empty, heard] = await alternately(
    [
      flood(client, call, status, count),
      flood(client, { ...call, path: "/hooks/paypro-empty" }, 200, count),
      flood(client, honest, 200, count),
    ],
    quick ? 3 : 15,
  )
  const ratio = ratioOf(wrong, empty)
  const result = {
    what: `forged callbacks, ${name}`,
    measured: `${rate(median(wrong))}, ${statements.length} SQL statements`,
    against: `${rate(median(empty))} empty POST route`,
    compared: times(ratio),
    target: `at least ${TARGET}`,
    met: ratio >= TARGET,
    raw: { wrong, empty, heard, statements },
  }
  return { cost: ratioOf(heard, wrong), result }
}

export const forged: Row = {
  name: "forged",
  async run({ world: start, quick }) {
    const { client, purchases, simulator } = await start()
    const [order] = await purchases.upTo("order", PAYPRO, 1)
    const honest = paidCallback(simulator, order?.tradeNo ?? "")
    await client.expect(honest)
    const longest = await measure(client, honest, LONGEST_READ, quick)
    const compared = []
    for (const forgery of COMPARED) {
      compared.push(await measure(client, honest, forgery, quick))
    }
    const worst = Math.max(...[longest, ...compared].map(({ cost }) => cost))
    return [
      ...compared.map(({ result }) => result),
      {
        what: "… the costliest, of 8 KB too",
        measured: times(worst),
        against: "an honest one that was heard before",
        compared: "",
        target: `at most ${WORST} times`,
        met: worst <= WORST,
        raw: { longest },
      },
    ]
  },
}
