import { createOrderWorkflow, createRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type {
  AdminDeadlineResponse,
  AdminPaymentLinkResponse,
  AdminPayproOrderResponse,
} from "../../src/admin-view/types"
import { describeStore, refusal, shopLife, watchShop } from "../helpers"

const { convertDraft, editQuantity } = shopLife

describeStore("admin payment link", (store) => {
  const { staff } = watchShop(store)
  const linkOf = async (id: string) => {
    const { client } = await staff()
    const path = `/admin/paypro/orders/${id}/payment-link`
    return (await client.fetch<AdminPaymentLinkResponse>(path, { method: "POST" })).url
  }
  const view = async (id: string) => {
    const { client } = await staff()
    return (await client.fetch<AdminPayproOrderResponse>(`/admin/paypro/orders/${id}`)).order
  }
  const purchasesOf = async (id: string) => await store.paypro.listPurchasesOfOrder(id)

  const ofAnotherProvider = async () => {
    const shopper = store.guest()
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    await shopper.choosePayment(cartId, "pp_system_default")
    return (await shopper.placeOrder(cartId)).id
  }
  const byPhone = async () => {
    const { regionId, salesChannelId, products } = store.seeded
    const { variantId } = products["taza-de-barro"]
    return await convertDraft(
      await staff(),
      { regionId, salesChannelId },
      { variantId, quantity: 1 },
    )
  }
  const byCode = async (more: { region_id?: string; currency_code?: string } = {}) => {
    const { result } = await createOrderWorkflow(store.container).run({
      input: {
        region_id: store.seeded.regionId,
        sales_channel_id: store.seeded.salesChannelId,
        email: "maria@example.mx",
        currency_code: "mxn",
        items: [{ title: "Taza de barro de Oaxaca", quantity: 1, unit_price: 300 }],
        ...more,
      },
    })
    return result.id
  }

  it("of an order from no cart has a deadline, and nobody is told that it is canceled then", async () => {
    const id = await byPhone()
    await linkOf(id)
    const { client } = await staff()
    const pay_by = new Date(Date.now() + 5 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10)
    const { deadline } = await client.fetch<AdminDeadlineResponse>(
      `/admin/paypro/orders/${id}/deadline`,
      { method: "POST", body: { pay_by } },
    )
    expect(deadline).toMatchObject({ pay_by: expect.any(String), cancel_at: null })
    expect(await view(id)).toMatchObject({ pay_by: deadline.pay_by, cancel_at: null })
  })

  it("is the order's page, the same however often it is asked for", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const urls = await Promise.all([linkOf(order.id), linkOf(order.id)])
    expect(await linkOf(order.id)).toBe(urls[0])
    expect(new Set(urls).size).toBe(1)
    expect(urls[0]).toMatch(new RegExp(`^${store.url}/paypro/pay/[\\w-]{32}$`))
    expect(voucher).toMatchObject({ payment_url: urls[0] })
    expect(await view(order.id)).toMatchObject({
      currency_code: "mxn",
      payment_url: urls[0],
      can_be_collected: true,
    })
    expect(await store.paypro.listVouchersOfOrder(order.id)).toHaveLength(1)
  })

  it.each([
    ["that staff took by phone", byPhone],
    ["that a store's own code made", byCode],
    ["that was placed with another provider", ofAnotherProvider],
  ])(
    "of an order %s makes its purchase, and neither a voucher nor a deadline",
    async (_, place) => {
      const orderId = await place()
      expect(await view(orderId)).toMatchObject({ payment_url: null, can_be_collected: true })
      expect(await purchasesOf(orderId)).toEqual([])
      const urls = await Promise.all([linkOf(orderId), linkOf(orderId)])
      expect(new Set(urls).size).toBe(1)
      expect(await view(orderId)).toMatchObject({
        payment_url: urls[0],
        can_be_collected: true,
        pay_by: null,
        cancel_at: null,
        vouchers: [],
      })
      expect(await purchasesOf(orderId)).toMatchObject([{ order_id: orderId, cancel_at: null }])
    },
  )

  it("is still there once the order owes again, and the same", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const url = await linkOf(order.id)
    await store.pay(voucher.trade_no)
    expect(await view(order.id)).toMatchObject({ payment_url: url, can_be_collected: false })
    await editQuantity(await staff(), order.id, 2)
    expect(await view(order.id)).toMatchObject({ payment_url: url, can_be_collected: true })
    expect(await linkOf(order.id)).toBe(url)
  })

  describe("is refused in words", () => {
    const canceled = async () => {
      const { order } = await store.guest().buy("va")
      await (await staff()).admin.order.cancel(order.id)
      return order.id
    }
    const even = async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.pay(voucher.trade_no)
      return order.id
    }
    const inDollars = async () => {
      const { result } = await createRegionsWorkflow(store.container).run({
        input: { regions: [{ name: "USA", currency_code: "usd", countries: ["us"] }] },
      })
      return await byCode({ region_id: result[0]?.id ?? "", currency_code: "usd" })
    }
    const inRegionWithoutPaypro = async () => {
      const orderId = await byCode()
      const { region } = (await staff()).admin
      await region.update(store.seeded.regionId, { payment_providers: ["pp_system_default"] })
      return orderId
    }
    const draft = async () => {
      const { regionId, salesChannelId, products } = store.seeded
      const { draft_order } = await (
        await staff()
      ).admin.draftOrder.create({
        email: "maria@example.mx",
        region_id: regionId,
        sales_channel_id: salesChannelId,
        shipping_address: { country_code: "mx", first_name: "María" },
        items: [{ variant_id: products["taza-de-barro"].variantId, quantity: 1 }],
      })
      return draft_order.id
    }

    it.each([
      ["a canceled order", canceled, "canceled"],
      ["one that owes nothing", even, "owes nothing"],
      ["one in another currency", inDollars, "pesos (MXN) only"],
      ["one whose region offers no PayPro", inRegionWithoutPaypro, "Settings, Regions"],
      ["a draft", draft, "Convert it"],
    ])("for %s", async (_, place, words) => {
      const orderId = await place()
      const before = await purchasesOf(orderId)
      expect(await refusal(linkOf(orderId))).toEqual({
        status: 400,
        message: expect.stringContaining(words),
      })
      expect(await purchasesOf(orderId)).toHaveLength(before.length)
      expect(await view(orderId)).toMatchObject({ can_be_collected: false })
    })

    it("where there is no such order", async () => {
      const noSuchOrder = { status: 404, message: "Order order_none was not found." }
      expect(await refusal(linkOf("order_none"))).toEqual(noSuchOrder)
      expect(await refusal(linkOf("%00"))).toMatchObject({ status: 404 })
    })
  })
})
