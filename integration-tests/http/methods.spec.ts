import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { readRegionWayCodes } from "../../src/medusa/region-providers"
import { describeStore, providerOf, refusal } from "../helpers"
import { itAgreesWithChoosing, LIMITS, methodsOf } from "./methods"

describeStore(
  "methods for storefronts",
  (store) => {
    const methods = methodsOf(store)

    const aRegion = async (currency_code: string, country: string, payment_providers: string[]) => {
      const { result } = await createRegionsWorkflow(store.container).run({
        input: {
          regions: [{ name: country, currency_code, countries: [country], payment_providers }],
        },
      })
      return result[0]?.id ?? ""
    }
    /** Of nothing: what it costs does not matter there. */
    const aCartIn = async (region_id: string) => {
      const { cart } = await store.guest().sdk.store.cart.create({ region_id })
      return cart.id
    }

    itAgreesWithChoosing(store)

    it("says why a method cannot take the total, in the shopper's language", async () => {
      const shopper = store.guest()
      const { id } = await shopper.createCart({ "mole-negro": 9 })
      await shopper.addShipping(id)
      expect(await methods.of(id)).toEqual([
        {
          provider_id: "pp_paypro-va_paypro",
          way_code: "va",
          available: true,
          amount: "10800",
        },
        {
          provider_id: "pp_paypro-store_paypro",
          way_code: "store",
          available: false,
          reason:
            "Con esta forma de pago puedes pagar hasta $10,000.00; tienes que pagar $10,800.00. Elige otra.",
        },
      ])
      const english = {
        available: false,
        reason: expect.stringContaining("you can pay up to $10,000.00"),
      }
      expect((await methods.of(id, "en"))[1]).toMatchObject(english)
      const asked = await methods.get({ cart_id: id }, { "accept-language": "en-US,en;q=0.9" })
      expect(asked.methods[1]).toMatchObject(english)
      const unknown = await methods.get({ cart_id: id, lang: "fr" }, { "accept-language": "fr" })
      expect(unknown.methods[1]).toMatchObject({ reason: expect.stringContaining("hasta $10,000") })
    })

    it("asks PayPro nothing, and makes nothing", async () => {
      const shopper = store.guest()
      const { id } = await shopper.createCart()
      await methods.of(id)
      expect(store.simulator.requests.list()).toEqual([])
      expect(await store.paypro.findPurchase({ key: id })).toBeUndefined()
      const { cart } = await shopper.sdk.store.cart.retrieve(id)
      expect(cart.payment_collection).toBeUndefined()
    })

    it("follows the cart", async () => {
      const shopper = store.guest()
      const cart = await shopper.createCart({ "mole-negro": 9 })
      expect((await methods.of(cart.id))[1]).toMatchObject({ available: false })
      await shopper.sdk.store.cart.updateLineItem(cart.id, cart.items?.[0]?.id ?? "", {
        quantity: 8,
      })
      expect((await methods.of(cart.id))[1]).toMatchObject({ available: true, amount: "9600" })
    })

    it("offers nothing in a region without PayPro", async () => {
      const region = await aRegion("mxn", "gt", ["pp_system_default"])
      expect(await methods.of(await aCartIn(region))).toEqual([])
    })

    it("offers what the region does, and no other method", async () => {
      const region = await aRegion("mxn", "gt", [providerOf("store"), "pp_system_default"])
      expect(await methods.of(await aCartIn(region))).toMatchObject([{ way_code: "store" }])
      expect(await readRegionWayCodes(store.container, region)).toEqual(["store"])
      expect(await readRegionWayCodes(store.container, "reg_gone")).toEqual([])
    })

    it("says that only Mexican pesos are taken", async () => {
      const region = await aRegion("usd", "us", [providerOf("va")])
      expect(await methods.of(await aCartIn(region))).toEqual([
        {
          provider_id: "pp_paypro-va_paypro",
          way_code: "va",
          available: false,
          reason:
            "Esta forma de pago solo acepta pesos mexicanos (MXN); tu carrito está en USD. Elige otra.",
        },
      ])
    })

    it("says that a cart is paid for which money came before its order is placed", async () => {
      const shopper = store.guest()
      const { id } = await shopper.createCart()
      await shopper.addShipping(id)
      const { data } = await shopper.choosePayment(id, "va")
      const tradeNo = String(data?.trade_no)
      store.simulator.pay(tradeNo, 100, { callback: false })
      await store.paypro.askAbout(await store.voucherOf(tradeNo))
      const listed = await methods.of(id)
      expect(listed).toEqual(await methods.chosen(id))
      expect(listed).toMatchObject([
        { available: false, reason: "Ya recibimos el pago de este pedido. No pagues otra vez." },
        { available: false },
      ])
    })

    it("refuses a cart that became an order, and says where that is paid", async () => {
      const { cartId } = await store.guest().buy("va")
      const { status, message } = await refusal(methods.of(cartId))
      expect(status).toBe(400)
      expect(message).toContain("became an order")
      expect(message).toContain("payment_url")
    })

    it("knows no other cart", async () => {
      const { status, message } = await refusal(methods.of("cart_01JX0000000000000000000000"))
      expect(status).toBe(404)
      expect(message).toContain("cart_01JX0000000000000000000000 was not found")
    })

    it.each([
      {},
      { cart_id: "" },
      { cart_id: "x'--" },
      { cart_id: "%00" },
      { cart_id: "a".repeat(65) },
    ])("names a cart_id that is missing or wrong: %j", async (query) => {
      const { status, message } = await refusal(methods.get(query as Record<string, string>))
      expect(status).toBe(400)
      expect(message).toContain("cart_id")
    })

    it("asks for the publishable key as every store route does", async () => {
      const response = await fetch(`${store.url}/store/paypro/methods?cart_id=cart_1`)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain("publishable")
    })
  },
  { options: { limits: LIMITS } },
)
