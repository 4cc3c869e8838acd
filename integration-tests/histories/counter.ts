import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { cancelOrderWorkflow, completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import type { Store } from "../helpers"
import type { CheckoutAct } from "./events"
import type { PayproSide } from "./paypro-side"
import { HANDLES, see, type Purchases } from "./purchases"
import type { Refusals } from "./refusals"
import { makeAllDue } from "./time"

type Sources = {
  store: Store
  knex: Knex
  purchases: Purchases
  payproSide: PayproSide
  refusals: Refusals
}

/** What is done at checkout, and about the vouchers that come of it. */
export class Counter {
  constructor(private readonly sources: Sources) {}

  /** @param inProcess without HTTP, so that whoever does it can be killed meanwhile. */
  async act(act: CheckoutAct, inProcess: boolean): Promise<void> {
    const { purchases, payproSide, store } = this.sources
    switch (act.do) {
      case "choose":
        return await this.choose(act.of, act.way)
      case "change cart":
        return await this.changeCart(act.of)
      case "complete":
        return await this.complete(act.of, inProcess)
      case "cancel order":
        return await this.cancelOrder(act.of)
      case "deliver":
        return await payproSide.calls.deliver(act.call, act.copies, inProcess)
      case "poll":
        return await this.poll()
      case "check now": {
        const trade_no = await purchases.tradeNo(act)
        if (trade_no) {
          await this.refusable("check now", () => refreshVoucher(store.container, { trade_no }))
        }
      }
    }
  }

  async poll(): Promise<void> {
    const { knex, store } = this.sources
    await makeAllDue(knex)
    await askPaypro(store.container)
  }

  private async choose(of: 0 | 1, way: "va" | "store"): Promise<void> {
    const purchase = await this.sources.purchases.at(of)
    const { shopper, cartId } = purchase
    if (cartId) {
      await this.refusable("choose", async () => {
        const { data } = await shopper.choosePayment(cartId, way)
        see(purchase, (data as { trade_no: string }).trade_no)
      })
    }
  }

  private async changeCart(of: 0 | 1): Promise<void> {
    const { store, purchases } = this.sources
    const { shopper, cartId, good } = await purchases.at(of)
    const variant_id = store.seeded.products[HANDLES[good]].variantId
    if (cartId) {
      await this.refusable("change cart", () =>
        shopper.sdk.store.cart.createLineItem(cartId, { variant_id, quantity: 1 }),
      )
    }
  }

  private async complete(of: 0 | 1, inProcess: boolean): Promise<void> {
    const { store, purchases } = this.sources
    const { shopper, cartId, orderIds } = await purchases.at(of)
    if (cartId) {
      await this.refusable("complete", async () => {
        if (inProcess) {
          await completeCartWorkflow(store.container).run({ input: { id: cartId } })
          return
        }
        const answer = await shopper.complete(cartId)
        if (answer.type === "order") {
          orderIds.add(answer.order.id)
        }
      })
    }
  }

  private async cancelOrder(of: 0 | 1): Promise<void> {
    const { store, knex, purchases } = this.sources
    const order_id = await purchases.orderIdOf(of)
    const order = order_id && (await knex("order").where({ id: order_id }).first("status"))
    if (order && order.status !== "canceled") {
      const isRefused = await this.refusable("cancel order", () =>
        cancelOrderWorkflow(store.container).run({ input: { order_id } }),
      )
      const purchase = await purchases.at(of)
      purchase.isCanceledByMerchant ||= !isRefused
    }
  }

  private async refusable(what: string, run: () => Promise<unknown>): Promise<boolean> {
    return await this.sources.refusals.of(what, run)
  }
}
