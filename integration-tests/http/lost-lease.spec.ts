import { setTimeout as wait } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { dayOf } from "../../src/lib/mexican-time"
import { PROOF_LASTS_MS } from "../../src/lib/timing"
import { askPaypro } from "../../src/workflows/ask-paypro"
import { describeStore, refusal, waitFor, watchShop } from "../helpers"

/** A process that stood still, until another one had acquired the purchase that it was working on. */
describeStore("a process that lost its lease", (store) => {
  const { staff, open, discrepancies, letDeadlinePass, settled, afterJob } = watchShop(store)
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const NOTE = { note: "The shopper asked for it." }
  const press = async (path: string, body: object) =>
    await (await staff()).client.fetch(`/admin/paypro/${path}`, { method: "POST", body })
  const allocations = async () => await pg()("paypro_allocation").select("id")
  const acquireElsewhere = async () =>
    await pg()("paypro_purchase")
      .whereNotNull("lease_token")
      .update({ lease_token: "another process" })
  const releaseElsewhere = async () =>
    await pg()("paypro_purchase")
      .where({ lease_token: "another process" })
      .update({ lease_token: null, leased_until: null })

  afterEach(() => jest.restoreAllMocks())

  /** It stands still between its last look and this call. */
  const standsStillBefore = (method: "allocate" | "recordReturns" | "resolveAndAllocate") => {
    const original = store.paypro[method].bind(store.paypro) as (
      ...args: unknown[]
    ) => Promise<unknown>
    const spy = jest.spyOn(store.paypro, method) as jest.SpyInstance
    spy.mockImplementationOnce(async (...args: unknown[]) => {
      await acquireElsewhere()
      return await original(...args)
    })
  }

  const refused = async (request: Promise<unknown>) => {
    expect(await refusal(request)).toEqual({
      status: 400,
      message: expect.stringContaining("Another process went on with this order meanwhile"),
    })
    expect(await allocations()).toEqual([])
    await releaseElsewhere()
  }

  /** An order of 300 on which 400 came. */
  const overpaid = async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 400)
    await waitFor(async () => (await open()).length === 1)
    const [discrepancy] = await discrepancies()
    return { order, id: discrepancy?.id ?? "" }
  }

  it("records no return", async () => {
    const { order } = await overpaid()
    const transfer = {
      ...NOTE,
      amount: "100",
      tracking_key: "MBAN01001",
      returned_on: dayOf(new Date()),
    }
    standsStillBefore("recordReturns")
    await refused(press(`orders/${order.id}/returns`, transfer))
    await press(`orders/${order.id}/returns`, transfer)
    expect(await allocations()).toHaveLength(1)
    expect(await store.books(order.id)).toMatchObject({ captured: 300, refunded: 0 })
  })

  it("applies no money, and sets none aside", async () => {
    const { id } = await overpaid()
    const { order: target } = await store.guest().buy("va")
    standsStillBefore("allocate")
    await refused(press(`discrepancies/${id}/apply`, { ...NOTE, order_id: target.id }))
    standsStillBefore("resolveAndAllocate")
    await refused(press(`discrepancies/${id}/resolve`, NOTE))
    expect(await open()).toEqual([{ kind: "overpaid", amount: "100" }])
    expect(await store.books(target.id)).toMatchObject({ captured: 0 })
    await press(`discrepancies/${id}/apply`, { ...NOTE, order_id: target.id })
    await settled(target.id, async () =>
      expect(await store.books(target.id)).toMatchObject({ captured: 100 }),
    )
  })

  it("records no payment made elsewhere", async () => {
    const { order } = await store.guest().buy("va")
    const paid = { ...NOTE, method: "cash", reference: "Ticket 4711" }
    standsStillBefore("allocate")
    await refused(press(`orders/${order.id}/paid-elsewhere`, paid))
    await press(`orders/${order.id}/paid-elsewhere`, paid)
    expect(await allocations()).toHaveLength(1)
    expect(await store.books(order.id)).toMatchObject({ transacted: 300 })
  })

  it("cancels no order that the other one is capturing for", async () => {
    const { order, voucher } = await store.guest().buy("va")
    await store.reject(voucher.trade_no)
    await waitFor(async () => (await store.voucherOf(voucher.trade_no)).status === "failed")
    await settled(order.id, async () => await Promise.resolve())
    await letDeadlinePass()
    const acquire = store.paypro.acquireLease.bind(store.paypro)
    const standing = jest.spyOn(store.paypro, "acquireLease")
    standing.mockImplementationOnce(async (id) => {
      const lease = await acquire(id)
      await acquireElsewhere()
      await wait(PROOF_LASTS_MS + 100)
      return lease
    })
    await askPaypro(store.container)
    expect(standing).toHaveBeenCalled()
    expect(await store.books(order.id)).toMatchObject({ status: "pending" })
    await releaseElsewhere()
    await afterJob(async () =>
      expect(await store.books(order.id)).toMatchObject({ status: "canceled" }),
    )
  })
})
