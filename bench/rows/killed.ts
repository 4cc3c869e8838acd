import { setTimeout as pause } from "node:timers/promises"
import { freePort } from "../../scripts/free-port"
import { startMedusa, type MedusaServer } from "../../scripts/medusa"
import { Client, type Call } from "../load"
import type { Result, Row } from "../row"
import { paidCallback } from "../world/callbacks"
import { captured } from "../world/capture"
import { PAYPRO, type Checkout } from "../world/purchases"
import { STORE } from "../world/store-folder"
import type { World } from "../world/world"

/** PayPro calls again after so long where nobody answered. */
const REPEAT_MS = 30_000
/** What takes longer than this is answered, and booked afterwards. */
const ANSWERED_MS = 5_000
/** From the last callbacks to the kill: they are kept by then, and hardly one is booked or answered. */
const KILL_AFTER_MS = 500
const EVERY_MINUTE = "* * * * *"
const WITHIN = { unanswered: 35, answered: 95 }

/** The job runs at every full minute: killed at this second, what the process leaves is not due yet at the next one. */
const WORST_SECOND = 33

type Fate = "answered" | "unanswered"
type Sent = { order: Checkout; call: Call; sentAt: number; fate: Promise<Fate> }
type Booked = { fate: Fate; seconds: number }

async function serve({ env }: World, more: Record<string, string> = {}): Promise<MedusaServer> {
  const port = await freePort()
  return await startMedusa({ cwd: STORE, env: { ...env, ...more }, port })
}

function send({ simulator }: World, client: Client, orders: Checkout[]): Sent[] {
  return orders.map((order) => {
    const call = paidCallback(simulator, order.tradeNo)
    const fate = client.expect(call).then(
      (): Fate => "answered",
      (): Fate => "unanswered",
    )
    return { order, call, sentAt: performance.now(), fate }
  })
}

/** So that the process dies at the worst second of a minute. */
async function untilWorst(): Promise<void> {
  const start = WORST_SECOND * 1_000 - ANSWERED_MS - KILL_AFTER_MS
  await pause((start - (Date.now() % 60_000) + 60_000) % 60_000)
}

/** How long after the kill the order of a callback was booked, which whoever lives is told of again as PayPro would. */
async function booked(world: World, killedAt: number, living: Client, sent: Sent): Promise<Booked> {
  const fate = await sent.fate
  const repeat = async () => {
    await pause(Math.max(sent.sentAt + REPEAT_MS - performance.now(), 0))
    await living.expect(sent.call)
  }
  await Promise.all([
    captured(world.knex, sent.order.orderId, { seconds: 180, interval: 250 }),
    ...(fate === "unanswered" ? [repeat()] : []),
  ])
  return { fate, seconds: Math.max((performance.now() - killedAt) / 1_000, 0) }
}

export const killed: Row = {
  name: "killed",
  async run({ world: start, quick }) {
    const world = await start()
    const [early, late] = quick ? [48, 8] : [160, 16]
    const orders = await world.purchases.upTo("order", PAYPRO, early + late)
    const survivor = await serve(world, { BENCH_SCHEDULE: EVERY_MINUTE })
    const victim = await serve(world)
    const [living, dying] = [new Client(survivor.url), new Client(victim.url, { atOnce: 1_000 })]
    try {
      await untilWorst()
      const sent = send(world, dying, orders.slice(0, early))
      await Promise.all(sent.map(({ fate }) => fate))
      sent.push(...send(world, dying, orders.slice(early)))
      await pause(KILL_AFTER_MS)
      const killedAt = performance.now()
      await victim.kill()
      const all = await Promise.all(sent.map((one) => booked(world, killedAt, living, one)))
      return (["unanswered", "answered"] as const).map((fate) => resultOf(fate, all))
    } finally {
      living.close()
      dying.close()
      await victim.kill()
      await survivor.stop()
    }
  },
}

function resultOf(fate: Fate, all: Booked[]): Result {
  const left = all.filter((one) => one.fate === fate && one.seconds > 1)
  const longest = Math.max(0, ...left.map(({ seconds }) => seconds))
  return {
    what: `a killed process's ${fate} callbacks are booked`,
    measured: `${longest.toFixed(0)} s after the kill`,
    against: `${left.length} callbacks`,
    compared: "",
    target: `within ${WITHIN[fate]} s`,
    met: left.length > 0 && longest <= WITHIN[fate],
    raw: { all },
  }
}
