import { setTimeout as pause } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Purchase, PurchaseLease, Voucher } from "../../src/modules/paypro/types"
import { waitFor, type Store } from "../helpers"
import type { Stage } from "./stage"

const LOCK = 20260102

/** What the histories are staged with does what it says. */
export function testStaging(store: Store, staged: () => Stage): void {
  const pgOf = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const rowOf = async (trade_no: string): Promise<Voucher> =>
    await pgOf()("paypro_voucher").where({ trade_no }).first("*")
  const purchaseOf = async (trade_no: string): Promise<Purchase> =>
    await pgOf()("paypro_purchase")
      .where({ id: (await rowOf(trade_no)).purchase_id })
      .first("*")

  it("starts the store again when the killed process' last query is over", async () => {
    const knex = pgOf()
    const { voucher } = await store.guest().buy("va")
    const { id } = await purchaseOf(voucher.trade_no)
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
        `update paypro_purchase set lease_token = 'killed', leased_until = now() + interval '150 seconds'
           from (select pg_advisory_xact_lock(?)) as held_up where id = ?`,
        [LOCK, id],
      )
    const dieThen = async () => {
      await waitFor(isHeldUp)
      await knex("paypro_purchase").where({ id }).delete()
    }
    const killed = staged().crashes.killedIn(() => Promise.all([claimLate(), dieThen()]), 1)
    await waitFor(isHeldUp)
    // Much longer than it takes to start again.
    await pause(300)
    await holder.rollback()
    expect(await killed).toBe(true)
    const { lease_token, leased_until } = await purchaseOf(voucher.trade_no)
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

  it("is quiet when no subscriber waits for its turn with a purchase", async () => {
    const { subscribers } = staged()
    const { paypro, simulator, container } = store
    const { order, voucher } = await store.guest().buy("va")
    await subscribers.ended()
    simulator.pay(voucher.trade_no, undefined, { callback: false })
    const { purchase_id } = await paypro.askAbout(await rowOf(voucher.trade_no))
    const lease = (await paypro.acquireLease(purchase_id)) as PurchaseLease
    await container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: "order.placed", data: { id: order.id } })
    let isQuiet = false
    const quiet = subscribers.ended().then(() => (isQuiet = true))
    // Much longer than the subscriber needs to be refused once.
    await pause(500)
    expect(isQuiet).toBe(false)
    await paypro.abandonLease(lease)
    await quiet
    expect(await store.books(order.id)).toMatchObject({ captured: 300 })
  })
}
