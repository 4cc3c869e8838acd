import { setTimeout as pause } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Lease, Voucher } from "../../src/modules/paypro/types"
import { waitFor, type Store } from "../helpers"
import type { Crashes } from "./crash"
import type { Subscribers } from "./subscribers"

const LOCK = 20260102

/** What the histories are staged with does what it says. */
export function testStaging(
  store: Store,
  staged: () => { crashes: Crashes; subscribers: Subscribers },
): void {
  const pgOf = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const rowOf = async (trade_no: string): Promise<Voucher> =>
    await pgOf()("paypro_voucher").where({ trade_no }).first("*")

  it("starts the store again when the killed process' last query is over", async () => {
    const knex = pgOf()
    const { voucher } = await store.guest().buy("va")
    const holder = await knex.transaction()
    await holder.raw("select pg_advisory_xact_lock(?)", [LOCK])
    const isHeldUp = async () => {
      const { rows } = await knex.raw("select from pg_locks where objid = ? and not granted", [
        LOCK,
      ])
      return rows.length > 0
    }
    const claimLate = async () =>
      await knex.raw(
        `update paypro_voucher set lease_token = 'killed', leased_until = now() + interval '150 seconds'
           from (select pg_advisory_xact_lock(?)) as held_up where trade_no = ?`,
        [LOCK, voucher.trade_no],
      )
    const dieThen = async () => {
      await waitFor(isHeldUp)
      await knex("paypro_voucher").where({ trade_no: voucher.trade_no }).delete()
    }
    const killed = staged().crashes.killedIn(() => Promise.all([claimLate(), dieThen()]), 1)
    await waitFor(isHeldUp)
    // Much longer than it takes to start again.
    await pause(300)
    await holder.rollback()
    expect(await killed).toBe(true)
    const { lease_token, leased_until } = await rowOf(voucher.trade_no)
    expect(lease_token).toBe("killed")
    expect(Number(leased_until)).toBeLessThan(Date.now())
  })

  it("spares for good who got further than it was to be killed", async () => {
    const knex = pgOf()
    let afterwards: Promise<unknown> = Promise.resolve()
    const leaveWork = async () => {
      afterwards = pause(50).then(() => knex("paypro_discrepancy").delete())
    }
    expect(await staged().crashes.killedIn(leaveWork, 0)).toBe(false)
    expect(await Promise.race([afterwards, pause(5_000, "killed")])).toBe(0)
  })

  it("is quiet when no subscriber waits for its turn with a voucher", async () => {
    const { subscribers } = staged()
    const paypro = store.paypro
    const { order, voucher } = await store.guest().buy("va")
    await subscribers.ended()
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    await paypro.askAbout(await rowOf(voucher.trade_no))
    const lease = (await paypro.acquireLease(voucher.trade_no)) as Lease
    await store.container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: "order.placed", data: { id: order.id } })
    let isQuiet = false
    const quiet = subscribers.ended().then(() => (isQuiet = true))
    // It was refused once when the voucher is due again.
    await waitFor(async () => Number((await rowOf(voucher.trade_no)).ask_at) <= Date.now())
    expect(isQuiet).toBe(false)
    await paypro.releaseLease(lease)
    await quiet
    expect(await store.books(order.id)).toMatchObject({ captured: 300 })
  })
}
