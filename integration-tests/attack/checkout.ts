import { askPaypro } from "../../src/workflows/ask-paypro"
import { ADDING } from "../../src/modules/paypro/session-data"
import { ADDRESS, eventually, providerOf, refusal, shopLife, type Store } from "../helpers"
import { signedBody } from "../helpers/callback"
import { attackerOf } from "./attacker"

export function attackCheckout(store: Store): void {
  const { knex, post } = attackerOf(store)

  /** Everything in the plugin's tables. */
  const dump = async () => {
    const { rows: tables } = await knex().raw<{ rows: { name: string }[] }>(
      "select table_name as name from information_schema.tables where table_name like 'paypro\\_%'",
    )
    const rows = await Promise.all(tables.map(({ name }) => knex()(name).select("*")))
    return JSON.stringify(rows)
  }

  it("data that a shopper plants in a session never pays an order with somebody else's money", async () => {
    const victim = await store.guest().buy("va")
    await store.pay(victim.voucher.trade_no)
    const row = await store.voucherOf(victim.voucher.trade_no)
    const planted = {
      ...victim.voucher,
      trade_no: victim.voucher.trade_no,
      [ADDING]: row.token,
      status: "paid",
      received_amount: "300",
      id: row.id,
    }
    const thief = store.guest()
    const cart = await thief.createCart()
    await thief.addShipping(cart.id)
    const session = await thief.choosePayment(cart.id, "va", planted)
    expect(session.data?.trade_no).not.toBe(victim.voucher.trade_no)
    const order = await thief.placeOrder(cart.id)
    await askPaypro(store.container)
    expect(await store.books(order.id)).toMatchObject({ captured: 0, payment_status: "awaiting" })
    expect(await store.books(victim.order.id)).toMatchObject({ captured: 300, transacted: 300 })
  })

  it("sessions that a stranger adds to a placed order keep its shopper's money from nothing", async () => {
    const victim = await store.guest().buy("va")
    const { collections } = await store.books(victim.order.id)
    const id = collections[0]?.id ?? ""
    const stranger = store.guest()
    for (const provider of [providerOf("store"), "pp_system_default", providerOf("va")]) {
      // Granted or refused: what counts is the money.
      await Promise.allSettled([shopLife.choosePaymentAgain(stranger.sdk, id, provider)])
    }
    store.simulator.pay(victim.voucher.trade_no)
    await askPaypro(store.container)
    await eventually(async () => {
      await askPaypro(store.container)
      expect(await store.books(victim.order.id)).toMatchObject({
        status: "pending",
        captured: 300,
        transacted: 300,
        pending_difference: 0,
      })
    })
  })

  it("a transfer request of a stranger makes no refund of money that stays where it is", async () => {
    const victim = await store.guest().buy("va")
    await store.pay(victim.voucher.trade_no)
    const stranger = await store.customer()
    await stranger.sdk.store.order.requestTransfer(victim.order.id, {})
    const [payment] = (await store.books(victim.order.id)).payments
    const admin = await store.admin()
    for (const amount of [100, 300]) {
      const refused = refusal(admin.admin.payment.refund(payment?.id ?? "", { amount }))
      expect((await refused).status).toBe(400)
    }
    expect(await store.books(victim.order.id)).toMatchObject({
      captured: 300,
      refunded: 0,
      transacted: 300,
      pending_difference: 0,
    })
  })

  it("no table of the plugin names a shopper, and erasing them leaves the money's history", async () => {
    const shopper = await store.customer()
    const { customer } = await shopper.sdk.store.customer.retrieve()
    const { order, voucher } = await shopper.buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    const fields = {
      tradeNo: voucher.trade_no,
      amount: "300",
      status: "0000",
      message: `Paid by ${shopper.email.toUpperCase()}, +52 55 1234 5678`,
      timestamp: "1724740395968",
    }
    expect((await post({ body: signedBody(fields, store.appSecret) })).status).toBe(200)
    await eventually(async () => expect((await store.books(order.id)).captured).toBe(300))
    const admin = await store.admin()
    await admin.admin.customer.delete(customer.id)
    const stored = await dump()
    expect(stored).toContain(voucher.trade_no)
    const { first_name, last_name, phone } = ADDRESS
    for (const personal of [
      shopper.email,
      first_name,
      last_name,
      phone,
      "5512345678",
      customer.id,
    ]) {
      expect(stored.toLowerCase()).not.toContain(personal.toLowerCase())
    }
    expect(stored).not.toContain("1234 5678")
    expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
    expect(await admin.client.fetch(`/admin/paypro/orders/${order.id}`)).toMatchObject({
      order: { vouchers: [{ trade_no: voucher.trade_no, received_amount: "300" }] },
    })
  })
}
