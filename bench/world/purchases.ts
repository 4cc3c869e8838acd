import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Shopper } from "../../scripts/store/shopper"
import type { RunningSimulator } from "../../simulator"
import { PurchaseCloner } from "../../scripts/store/purchase-cloner"
import { MERCHANT_NO, signed } from "./merchant"

export const PAYPRO: Provider = "pp_paypro-va_paypro"
export const SYSTEM = "pp_system_default"
/** The store's own provider of deferred payments, see `bench/store`. */
export const DEFERRED = "pp_deferred_bench"

export type Provider = `pp_${string}`

export type Checkout = {
  cartId: string
  collectionId: string
  /** Where the session was already made. */
  sessionId: string
  tradeNo: string
  orderId: string
}

/** So many new rows change which plan is the best, and the database would notice by itself in the middle of a round. */
const MANY = 16

type Stage = "collection" | "session" | "order"

/** Purchases of one cup for 300 pesos, as many as are needed, brought up to a stage of the checkout. */
export class Purchases {
  private readonly originals = new Map<string, Promise<[Checkout, PurchaseCloner]>>()

  constructor(
    private readonly knex: Knex,
    private readonly simulator: RunningSimulator,
    private readonly shopper: Shopper,
  ) {}

  /** @param provider Of the payment session; `collection` is the stage before there is one. */
  async upTo(stage: Stage, provider: Provider, count: number): Promise<Checkout[]> {
    const key = stage === "collection" ? stage : `${stage} ${provider}`
    let original = this.originals.get(key)
    if (!original) {
      original = this.makeOriginal(stage, provider)
      this.originals.set(key, original)
    }
    const [checkout, cloner] = await original
    const suffixes = await cloner.make(count)
    if (count >= MANY) {
      await this.knex.raw("analyze")
    }
    return suffixes.map((suffix) => this.twin(checkout, suffix))
  }

  private twin(original: Checkout, suffix: string): Checkout {
    const ids = Object.entries(original).map(([key, id]) => [key, id && id + suffix])
    const twin = Object.fromEntries(ids) as Checkout
    if (twin.tradeNo) {
      this.tellPaypro(twin.tradeNo)
    }
    return twin
  }

  /** PayPro has to know the twin's number as well. */
  private tellPaypro(tradeNo: string): void {
    const request = signed({
      tradeNo,
      amount: "300",
      wayCode: "va",
      notifyUrl: "http://localhost/hooks/paypro",
      timestamp: String(Date.now()),
    })
    this.simulator.api.answer("payInApi", MERCHANT_NO, Buffer.from(request))
  }

  private async makeOriginal(
    stage: Stage,
    provider: Provider,
  ): Promise<[Checkout, PurchaseCloner]> {
    const { shopper } = this
    const { id: cartId } = await shopper.createCart()
    await shopper.addShipping(cartId)
    const session =
      stage === "collection" ? undefined : await shopper.choosePayment(cartId, provider)
    const order = stage === "order" ? await shopper.placeOrder(cartId) : undefined
    const collectionId = await this.collectionOf(cartId)
    const cloner = await PurchaseCloner.of(this.knex, {
      cart: cartId,
      collection: collectionId,
      order: order?.id ?? null,
    })
    const checkout = {
      cartId,
      collectionId,
      sessionId: session?.id ?? "",
      tradeNo: typeof session?.data.trade_no === "string" ? session.data.trade_no : "",
      orderId: order?.id ?? "",
    }
    return [checkout, cloner]
  }

  private async collectionOf(cartId: string): Promise<string> {
    const find = async () =>
      await this.knex("cart_payment_collection")
        .where({ cart_id: cartId })
        .first<{ payment_collection_id: string } | undefined>("payment_collection_id")
    const found = await find()
    if (found) {
      return found.payment_collection_id
    }
    await this.shopper.sdk.client.fetch("/store/payment-collections", {
      method: "POST",
      body: { cart_id: cartId },
    })
    return (await find())?.payment_collection_id ?? ""
  }
}
