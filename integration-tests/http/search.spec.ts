import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type Medusa from "@medusajs/js-sdk"
import type { AdminDiscrepanciesResponse, AdminVouchersResponse } from "../../src/admin-view/types"
import { patternOf } from "../../src/medusa/purchase-search"
import { ADDRESS, describeStore, type Purchase } from "../helpers"

const PEDRO = {
  ...ADDRESS,
  first_name: "Pedro",
  last_name: "Iturbide",
  phone: "+52 (33) 1111-2222",
}

describeStore("search", (store) => {
  let admin: Medusa
  beforeEach(async () => {
    admin = await store.admin()
  })

  const knex = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const list = (q: string, query: Record<string, unknown> = {}) =>
    admin.client.fetch<AdminVouchersResponse>("/admin/paypro/vouchers", { query: { q, ...query } })
  const found = async (q: string) => (await list(q)).vouchers.map(({ trade_no }) => trade_no)
  const discrepancies = (q: string) =>
    admin.client.fetch<AdminDiscrepanciesResponse>("/admin/paypro/discrepancies", { query: { q } })
  const kinds = async (q: string) => (await discrepancies(q)).discrepancies.map(({ kind }) => kind)

  /** María's order of one cup, and Pedro's of two. */
  async function twoOrders(): Promise<{ maria: Purchase; pedro: Purchase }> {
    const maria = await store.guest().buy("va")
    const shopper = store.guest()
    shopper.email = "Pedro.Iturbide@example.mx"
    const { id: cartId } = await shopper.createCart(
      { "taza-de-barro": 2 },
      { shipping_address: PEDRO, billing_address: PEDRO },
    )
    await shopper.addShipping(cartId)
    const { id: sessionId } = await shopper.choosePayment(cartId, "store")
    const order = await shopper.placeOrder(cartId)
    const voucher = await shopper.voucherOf(order.id)
    return { maria, pedro: { cartId, order, sessionId, voucher } }
  }

  const utrOf = (tradeNo: string) => store.simulator.get(tradeNo).utr ?? ""
  const spaced = (text: string) => text.replace(/(.{4})/g, "$1 ").toUpperCase()

  it("finds whatever a customer says, or sends a photo of", async () => {
    const { maria, pedro } = await twoOrders()
    await store.pay(maria.voucher.trade_no, 120)
    const [hers, his] = [maria.voucher.trade_no, pedro.voucher.trade_no]
    const { payproTradeNo } = store.simulator.get(hers)
    for (const [text, tradeNo] of [
      [`#${maria.order.display_id}`, hers],
      ["nuñez", hers],
      ["MARIA avila", hers],
      ["José Núñez", hers],
      ["itur", his],
      ["maria@example.mx", hers],
      ["pedro.iturbide@EXAMPLE.mx", his],
      ["pedro.iturbide@", his],
      ["55 1234 5678", hers],
      ["+525512345678", hers],
      ["33-1111-2222", his],
      ["11112222", his],
      ["$600", his],
      ["600.00", his],
      ["$120", hers],
      [hers, hers],
      [hers.slice(-6), hers],
      [payproTradeNo, hers],
      [spaced(maria.voucher.payment_info), hers],
      [pedro.voucher.payment_info, his],
      [utrOf(hers).toLowerCase(), hers],
      [spaced(utrOf(hers)), hers],
    ] as const) {
      expect([text, await found(text)]).toEqual([text, [tradeNo]])
    }
  })

  it("finds nothing where nothing fits, and takes wildcards as they are written", async () => {
    const { maria } = await twoOrders()
    const { display_id = 0 } = maria.order
    for (const text of [
      `#${display_id + 900}`,
      "unez",
      "maria iturbide",
      "%",
      "_edro",
      "$601",
      "600.50",
      "maria@example.m_",
      "0".repeat(26),
      "'; drop table paypro_voucher; --",
      "\\",
    ]) {
      expect([text, await found(text)]).toEqual([text, []])
    }
  })

  it("finds who has no order yet, and the order of a cart that was not settled since", async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    const { data } = await shopper.choosePayment(cartId, "va")
    expect(await found("nunez")).toEqual([data.trade_no])
    expect(await found("5512345678")).toEqual([data.trade_no])
    await shopper.addShipping(cartId)
    const order = await shopper.placeOrder(cartId)
    await knex()("paypro_purchase").update({ order_id: null })
    expect(await found(`#${order.display_id}`)).toEqual([data.trade_no])
  })

  it("finds a total with centavos that was rounded up, and what staff sent back", async () => {
    const { maria, pedro } = await twoOrders()
    await knex()("paypro_voucher")
      .where({ trade_no: maria.voucher.trade_no })
      .update({ amount: 1350, total_amount: "1349.1" })
    expect(await found("1,349.10")).toEqual([maria.voucher.trade_no])
    expect(await found("$1,350")).toEqual([maria.voucher.trade_no])
    expect(await found("1349.20")).toEqual([])
    const { id, purchase_id } = await store.voucherOf(pedro.voucher.trade_no)
    await knex()("paypro_allocation").insert({
      id: "ppall_1",
      kind: "returned",
      voucher_id: id,
      purchase_id,
      amount: "100",
      tracking_key: "BNET01002611280000000001",
      note: "x",
      created_by: "user_1",
    })
    expect(await found("bnet 0100 2611 2800 0000 0001")).toEqual([pedro.voucher.trade_no])
  })

  it("goes together with the other filters, with pages and with the count", async () => {
    const { maria, pedro } = await twoOrders()
    await store.pay(pedro.voucher.trade_no)
    expect((await list("2026", { status: "paid" })).vouchers).toMatchObject([
      { trade_no: pedro.voucher.trade_no },
    ])
    const { vouchers, ...rest } = await list(String(new Date().getUTCFullYear()), {
      limit: 1,
      order: "created_at",
    })
    expect(vouchers).toMatchObject([{ trade_no: maria.voucher.trade_no }])
    expect(rest).toEqual({ count: 2, count_is_exact: true, limit: 1, offset: 0 })
  })

  it("finds discrepancies by the same, and those about numbers that nobody knows", async () => {
    const { maria, pedro } = await twoOrders()
    await store.pay(maria.voucher.trade_no, 100)
    await store.pay(pedro.voucher.trade_no, 700)
    const callback = await store.paypro.createPayproCallbacks({
      digest: "d",
      trade_no: "20200101000000000000000001",
      utr: "XYZ0001112223",
      last_seen_at: new Date(),
    })
    await store.paypro.openDiscrepancy({
      kind: "unmatched",
      callback_id: callback.id,
      amount: "55.5",
      values: { trade_no: callback.trade_no ?? "", amount: "55.5" },
    })
    expect(await kinds("Núñez")).toEqual(["underpaid"])
    expect(await kinds(`#${pedro.order.display_id}`)).toEqual(["overpaid"])
    expect(await kinds("33 1111 2222")).toEqual(["overpaid"])
    expect(await kinds(utrOf(maria.voucher.trade_no))).toEqual(["underpaid"])
    expect(await kinds("$55.50")).toEqual(["unmatched"])
    expect(await kinds("xyz0001112223")).toEqual(["unmatched"])
    expect(await kinds("20200101000000000000000001")).toEqual(["unmatched"])
    expect(await kinds("nobody")).toEqual([])
  })

  it("says so where a customer has more purchases than are looked through", async () => {
    await knex().raw(`
      insert into customer (id, email, has_account) values ('cus_1', 'many@example.mx', false);
      insert into "order" (id, currency_code, customer_id)
      select 'order_' || n, 'mxn', 'cus_1' from generate_series(1, 1000) n;
      insert into paypro_purchase (id, key, token, order_id)
      select 'pppur_' || n, 'key_' || n, 'token_' || n, 'order_' || n from generate_series(1, 1000) n`)
    expect((await list("many@example.mx")).count_is_exact).toBe(false)
    await knex()("paypro_purchase").where({ id: "pppur_1" }).delete()
    expect((await list("many@example.mx")).count_is_exact).toBe(true)
  })

  it.each(["Álvaro", "ALVARO", "de álvaro", "O'Álvaro", "Ruiz-Alvaro"])(
    "takes %s for a name with the word alvaro",
    async (name) => {
      const { rows } = await knex().raw("select ' ' || ?::text ~ ? as matches", [
        name,
        patternOf("alvaro"),
      ])
      expect(rows).toEqual([{ matches: true }])
    },
  )
})
