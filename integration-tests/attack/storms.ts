import { setTimeout as wait } from "node:timers/promises"
import { ASK_PAUSE_MS } from "../../src/lib/timing"
import { paymentPage } from "../http/payment-page"
import type { Store, WayCode } from "../helpers"
import { attackerOf } from "./attacker"

const SOMEWHERE = { "x-forwarded-for": "201.141.10.20" }

export function attackWithStorms(store: Store): void {
  const { failed, press, requests } = paymentPage(store)
  const { knex } = attackerOf(store)

  const isIdle = async () => {
    const { rows } = await knex().raw<{ rows: { held: string; leased: string }[] }>(
      `select (select count(*) from pg_stat_activity
                where datname = current_database() and state like 'idle in transaction%') as held,
              (select count(*) from paypro_purchase where leased_until > now()) as leased`,
    )
    expect(rows).toEqual([{ held: "0", leased: "0" }])
  }

  it("a storm on the payment page while PayPro is silent asks it once a pause, and holds nothing", async () => {
    const { url } = await failed()
    const asked = () => requests("queryPayInResult").length + requests("payInApi").length
    const before = asked()
    store.simulator.setFault({ kind: "timeout" })
    const started = performance.now()
    const ways: WayCode[] = ["va", "store"]
    const storm = Array.from({ length: 24 }, (_, at) => press(url, { way: ways[at % 2] ?? "va" }))
    for (const pause of [300, 1_000, 1_000]) {
      await wait(pause)
      await isIdle()
      const looked = performance.now()
      expect((await fetch(url)).status).toBe(200)
      expect(performance.now() - looked).toBeLessThan(1_500)
    }
    const answers = await Promise.all(storm)
    const turns = Math.floor((performance.now() - started) / ASK_PAUSE_MS) + 1
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(asked() - before).toBeLessThanOrEqual(turns)
    await store.simulator.clearFaults()
  }, 60_000)

  it("another process waits for its turn to ask about the same purchase", async () => {
    const { url, voucher } = await failed()
    const { purchase_id } = await store.voucherOf(voucher.trade_no)
    const before = requests("queryPayInResult").length
    expect(await store.paypro.takeTurnToAsk(purchase_id)).toBe(true)
    const started = performance.now()
    expect((await press(url, { way: "va" })).status).toBe(303)
    expect(performance.now() - started).toBeGreaterThan(ASK_PAUSE_MS / 2)
    expect(requests("queryPayInResult").length).toBeGreaterThanOrEqual(before)
  })

  it("whoever presses or looks without end is told when to come back, in their language", async () => {
    const { url } = await failed()
    const presses = await Promise.all(
      Array.from({ length: 35 }, () => press(url, { way: "nothing", headers: SOMEWHERE })),
    )
    const refused = presses.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(5)
    const [spanish] = refused
    expect(Number(spanish?.headers.get("retry-after"))).toBeGreaterThan(0)
    expect(Number(spanish?.headers.get("retry-after"))).toBeLessThanOrEqual(60)
    expect(await spanish?.text()).toContain("Demasiados intentos")
    const english = await fetch(`${url}?lang=en`, { method: "POST", headers: SOMEWHERE })
    expect(english.status).toBe(429)
    expect(await english.text()).toContain("Too many attempts")
    // It can still be looked at, up to a limit of its own.
    const looks = await Promise.all(Array.from({ length: 125 }, () => fetch(url)))
    expect(looks.filter(({ status }) => status === 429)).toHaveLength(5)
  })

  it("one address cannot try many pages' forms, and hinders nobody else", async () => {
    const tries = Array.from({ length: 130 }, (_, at) =>
      fetch(`${store.url}/paypro/pay/${String(at).padStart(32, "x")}`, {
        method: "POST",
        headers: { "x-forwarded-for": "201.141.10.99" },
      }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(120)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    const other = await fetch(`${store.url}/paypro/pay/${"y".repeat(32)}`, {
      method: "POST",
      headers: { "x-forwarded-for": "201.141.10.99, 189.203.1.1" },
    })
    expect(other.status).toBe(404)
  })
}
