import { randomUUID } from "node:crypto"
import Medusa from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/types"
import type { MexicanStore, ProductHandle } from "./catalogue"

export type WayCode = "va" | "store"

export const providerOf = (wayCode: string) => `pp_paypro-${wayCode}_paypro`

export const ADDRESS = {
  first_name: "María José",
  last_name: "Núñez Ávila",
  address_1: "Calle de Durango 215",
  city: "Ciudad de México",
  country_code: "mx",
  province: "mx-cmx",
  postal_code: "06700",
  phone: "5512345678",
}

type Items = Partial<Record<ProductHandle, number>>

/** What the storefront shows of a voucher. */
export type VoucherData = {
  way_code: WayCode
  trade_no: string
  payment_info: string
  amount: string
  voucher_url: string
}

export type Purchase = {
  cartId: string
  order: HttpTypes.StoreOrder
  sessionId: string
  voucher: VoucherData
}

/** Somebody who buys, through the same HTTP client that a storefront uses. */
export class Shopper {
  readonly sdk: Medusa
  email = "maria@example.mx"

  private constructor(
    backendUrl: string,
    private readonly store: MexicanStore,
  ) {
    this.sdk = new Medusa({
      baseUrl: backendUrl,
      publishableKey: store.publishableKey,
      auth: { type: "jwt", jwtTokenStorageMethod: "memory" },
    })
  }

  static guest(backendUrl: string, store: MexicanStore): Shopper {
    return new Shopper(backendUrl, store)
  }

  /** Somebody with an account, logged in. */
  static async customer(backendUrl: string, store: MexicanStore): Promise<Shopper> {
    const shopper = new Shopper(backendUrl, store)
    const email = `${randomUUID()}@example.mx`
    const credentials = { email, password: "supersecret" }
    await shopper.sdk.auth.register("customer", "emailpass", credentials)
    const { first_name, last_name, phone } = ADDRESS
    await shopper.sdk.store.customer.create({ email, first_name, last_name, phone })
    await shopper.sdk.auth.login("customer", "emailpass", credentials)
    shopper.email = email
    return shopper
  }

  /** A cart ready for shipping: one cup for 300 pesos unless told. */
  async createCart(
    items: Items = { "taza-de-barro": 1 },
    extra: Partial<HttpTypes.StoreCreateCart> = {},
  ): Promise<HttpTypes.StoreCart> {
    const { cart } = await this.sdk.store.cart.create({
      region_id: this.store.regionId,
      sales_channel_id: this.store.salesChannelId,
      email: this.email,
      shipping_address: ADDRESS,
      billing_address: ADDRESS,
      items: Object.entries(items).map(([handle, quantity]) => ({
        variant_id: this.store.products[handle as ProductHandle].variantId,
        quantity,
      })),
      ...extra,
    })
    return cart
  }

  async addShipping(cartId: string): Promise<HttpTypes.StoreCart> {
    const { cart } = await this.sdk.store.cart.addShippingMethod(cartId, {
      option_id: this.store.shippingOptionId,
    })
    return cart
  }

  /** Chooses PayPro, or another provider by its id, and answers the new payment session. */
  async choosePayment(
    cartId: string,
    wayCodeOrProvider: WayCode | `pp_${string}`,
    data?: Record<string, unknown>,
  ): Promise<HttpTypes.StorePaymentSession> {
    const provider_id = wayCodeOrProvider.startsWith("pp_")
      ? wayCodeOrProvider
      : providerOf(wayCodeOrProvider)
    const { cart } = await this.sdk.store.cart.retrieve(cartId)
    const { payment_collection } = await this.sdk.store.payment.initiatePaymentSession(cart, {
      provider_id,
      ...(data && { data }),
    })
    const session = payment_collection.payment_sessions?.find(
      (candidate) => candidate.provider_id === provider_id,
    )
    if (!session) {
      throw new Error(`No payment session of ${provider_id}`)
    }
    return session
  }

  /** Whatever Medusa answers: an order, or the cart with an error. */
  complete(cartId: string): Promise<HttpTypes.StoreCompleteCartResponse> {
    return this.sdk.store.cart.complete(cartId)
  }

  /** @throws when the cart does not become an order. */
  async placeOrder(cartId: string): Promise<HttpTypes.StoreOrder> {
    const answer = await this.complete(cartId)
    if (answer.type !== "order") {
      throw new Error(`The order was not placed: ${answer.error.message}`)
    }
    return answer.order
  }

  /** What the storefront shows of the voucher of a placed order. */
  async voucherOf(orderId: string): Promise<VoucherData> {
    const { order } = await this.sdk.store.order.retrieve(orderId, {
      fields: "id,*payment_collections.payment_sessions",
    })
    const [collection] = order.payment_collections ?? []
    return collection?.payment_sessions?.[0]?.data as VoucherData
  }

  /** The whole way from an empty cart to an order with a voucher to pay. */
  async buy(wayCode: WayCode, items?: Items): Promise<Purchase> {
    const { id: cartId } = await this.createCart(items)
    await this.addShipping(cartId)
    const session = await this.choosePayment(cartId, wayCode)
    const order = await this.placeOrder(cartId)
    return { cartId, order, sessionId: session.id, voucher: await this.voucherOf(order.id) }
  }
}

/** The merchant's client, logged in. */
export async function adminClient(
  backendUrl: string,
  { admin }: Pick<MexicanStore, "admin">,
): Promise<Medusa> {
  const sdk = new Medusa({
    baseUrl: backendUrl,
    auth: { type: "jwt", jwtTokenStorageMethod: "memory" },
  })
  await sdk.auth.login("user", "emailpass", admin)
  return sdk
}
