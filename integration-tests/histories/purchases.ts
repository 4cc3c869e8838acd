import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ProductHandle } from "../../scripts/store/catalogue"
import type { Shopper, Store } from "../helpers"
import type { Seen } from "./who"

type Which = 0 | 1
export type Good = "cup" | "bookmark"

export const HANDLES = {
  cup: "taza-de-barro",
  bookmark: "separador-bordado",
} as const satisfies Record<Good, ProductHandle>

/** What somebody buys in a history, from the outside. */
export type HistoryPurchase = {
  shopper: Shopper
  good: Good
  /** Null where staff wrote the order down. */
  cartId: string | null
  /** Orders that the shopper or staff have seen. */
  orderIds: Set<string>
  /** Trade numbers that the shopper has seen, and so may pay. */
  seen: string[]
  isCanceledByMerchant: boolean
  /** Whether staff took the stock of its order away. */
  isStockReleased: boolean
}

/** The purchases of a history. A cart is filled when somebody first needs it. */
export class Purchases {
  private readonly begun: Partial<Record<Which, Promise<HistoryPurchase>>> = {}

  constructor(
    private readonly store: Store,
    private readonly knex: Knex,
    private readonly goods: [Good, Good],
  ) {}

  async all(): Promise<HistoryPurchase[]> {
    return await Promise.all(Object.values(this.begun))
  }

  hasBegun(which: Which): boolean {
    return this.begun[which] !== undefined
  }

  /** Begun with a cart, where nobody has begun it. */
  async at(which: Which): Promise<HistoryPurchase> {
    return await (this.begun[which] ??= this.fillCart(this.goods[which]))
  }

  async beginWithOrder(which: Which, write: (good: Good) => Promise<string>): Promise<void> {
    const good = this.goods[which]
    this.begun[which] = write(good).then((orderId) => ({
      ...this.nothingYet(good),
      cartId: null,
      orderIds: new Set([orderId]),
    }))
    await this.begun[which]
  }

  /** The order of a purchase, once it is placed. */
  async orderIdOf(which: Which): Promise<string | undefined> {
    const purchase = await this.begun[which]
    return purchase && (await this.orderIdsOf(purchase))[0]
  }

  /** Killed between writing an order and linking it, the core leaves one that nothing leads to. */
  async orderIdsOf({ cartId, orderIds }: HistoryPurchase): Promise<string[]> {
    const linked = await this.knex("order_cart")
      .join("order", "order.id", "order_cart.order_id")
      .where({ cart_id: cartId ?? "none" })
      .whereNull("order_cart.deleted_at")
      .whereNull("order.deleted_at")
      .pluck<string[]>("order_id")
    return cartId === null ? [...orderIds] : linked
  }

  async tradeNo({ of, voucher }: Seen): Promise<string | undefined> {
    const seen = (await this.begun[of])?.seen ?? []
    return seen[voucher % (seen.length || 1)]
  }

  private async fillCart(good: Good): Promise<HistoryPurchase> {
    const purchase = this.nothingYet(good)
    const { id: cartId } = await purchase.shopper.createCart({ [HANDLES[good]]: 1 })
    await purchase.shopper.addShipping(cartId)
    return { ...purchase, cartId }
  }

  private nothingYet(good: Good): HistoryPurchase {
    const shopper = this.store.guest()
    shopper.email = `${randomUUID()}@example.mx`
    return {
      shopper,
      good,
      cartId: null,
      orderIds: new Set(),
      seen: [],
      isCanceledByMerchant: false,
      isStockReleased: false,
    }
  }
}

export function see({ seen }: HistoryPurchase, tradeNo: string | undefined): void {
  if (tradeNo !== undefined && !seen.includes(tradeNo)) {
    seen.push(tradeNo)
  }
}
