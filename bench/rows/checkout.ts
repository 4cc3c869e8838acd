import { more, ms } from "../format"
import type { Call } from "../load"
import { alternately } from "../rounds"
import type { Bench, Result, Row } from "../row"
import { differenceOf, median, percentile } from "../statistics"
import { PAYPRO, SYSTEM, type Checkout, type Provider } from "../world/purchases"
import type { World } from "../world/world"

type Request = {
  what: string
  /** How much longer than with the other provider it may take. */
  most: number
  stage: "collection" | "session"
  call: (checkout: Checkout, provider: Provider) => Call
}

const createSession: Request = {
  what: "creating a payment session, p50",
  most: 0.3,
  stage: "collection",
  call: ({ collectionId }, provider) => ({
    method: "POST",
    path: `/store/payment-collections/${collectionId}/payment-sessions`,
    body: JSON.stringify({ provider_id: provider }),
  }),
}

const completeCart: Request = {
  what: "completing a cart with an open voucher, p50",
  most: 0.05,
  stage: "session",
  call: ({ cartId }) => ({ method: "POST", path: `/store/carts/${cartId}/complete` }),
}

const storeHeaders = ({ seeded }: World) => ({ "x-publishable-api-key": seeded.publishableKey })

async function once(world: World, { stage, call }: Request, provider: Provider) {
  const [checkout] = await world.purchases.upTo(stage, provider, 1)
  if (!checkout) {
    throw new Error("No checkout")
  }
  return await world.client.expect({ ...call(checkout, provider), headers: storeHeaders(world) })
}

/** What the request asks of the database and of PayPro. */
async function costOf(world: World, request: Request, provider: Provider) {
  const asked = () => Object.values(world.simulator.requests.counts()).reduce((a, b) => a + b)
  await world.purchases.upTo(request.stage, provider, 1)
  const callsBefore = asked()
  const statements = await world.client.statementsOf(() => once(world, request, provider))
  // The twin's own registration does not go over HTTP, so it is not among the requests.
  return { statements, paypro_calls: asked() - callsBefore }
}

async function compare({ world: start, quick }: Bench, request: Request): Promise<Result> {
  const world = await start()
  const ours = await costOf(world, request, PAYPRO)
  const other = await costOf(world, request, SYSTEM)
  const time = (provider: Provider) => async () => (await once(world, request, provider)).ms
  // The server has just started: until its code is compiled, a difference says little.
  await alternately([time(PAYPRO), time(SYSTEM)], quick ? 2 : 20)
  const [oursMs, otherMs] = await alternately([time(PAYPRO), time(SYSTEM)], quick ? 10 : 60)
  const longer = median(oursMs) / median(otherMs) - 1
  return {
    what: request.what,
    measured: `${ms(median(oursMs))}, ${ours.statements.length} SQL statements, PayPro calls: ${ours.paypro_calls}`,
    against: `${ms(median(otherMs))}, ${other.statements.length} SQL statements (pp_system_default)`,
    compared: `${more(longer)}, ${ms(median(oursMs) - median(otherMs))}`,
    target: `at most ${more(request.most)}`,
    met: longer <= request.most,
    raw: {
      ours_ms: oursMs,
      other_ms: otherMs,
      median_of_differences_ms: differenceOf(oursMs, otherMs),
      p95_ms: [percentile(oursMs, 0.95), percentile(otherMs, 0.95)],
      ours,
      other,
    },
  }
}

export const session: Row = {
  name: "session",
  run: async (bench) => [await compare(bench, createSession)],
}

export const complete: Row = {
  name: "complete",
  run: async (bench) => [await compare(bench, completeCart)],
}
