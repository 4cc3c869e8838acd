import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type Medusa from "@medusajs/js-sdk"
import { Modules } from "@medusajs/framework/utils"
import { dayOf } from "../../src/lib/mexican-time"
import { readOutstanding } from "../../src/medusa/outstanding"
import { applyPayment } from "../../src/workflows/apply-payment"
import { collectPayment } from "../../src/workflows/collect-payment"
import { extendDeadline } from "../../src/workflows/extend-deadline"
import { recordPaidElsewhere } from "../../src/workflows/paid-elsewhere"
import { makePaymentLink } from "../../src/workflows/payment-link"
import { returnMoneyOfDiscrepancy } from "../../src/workflows/return-money/of-discrepancy"
import { returnMoneyOfOrder } from "../../src/workflows/return-money/of-order"
import { viewOrder } from "../../src/workflows/view-order"
import { resolveDiscrepancy } from "../../src/workflows/resolve-discrepancy"
import type { Discrepancy } from "../../src/modules/paypro/types"
import { providerOf, type Store } from "../helpers"
import * as life from "../helpers/shop-life"
import { sum } from "./holds"
import type { PayproSide } from "./paypro-side"
import { HANDLES, see, type Good, type Purchases } from "./purchases"
import type { Refusals } from "./refusals"
import type { Method, Share, ShopAct } from "./shop-events"

type Sources = {
  store: Store
  knex: Knex
  staff: Medusa
  purchases: Purchases
  payproSide: PayproSide
  refusals: Refusals
}

/** What one of these is needed for is about one order. */
type OrderAct = Exclude<ShopAct, { do: "resolve" | "return named" }>

/** Kinds that staff settle by saying what was really received. */
const UNCLEAR: Discrepancy["kind"][] = ["amount_unclear", "unconfirmed_callback"]

/** What staff, other systems and shoppers do to orders. */
export class Shop {
  constructor(private readonly sources: Sources) {}

  async act(act: ShopAct): Promise<void> {
    await this.sources.refusals.of(act.do, async () => {
      if (act.do === "resolve") {
        return await this.resolve(act.open)
      }
      if (act.do === "return named") {
        return await this.returnNamed(act)
      }
      const orderId = await this.sources.purchases.orderIdOf(act.of)
      if (orderId) {
        await this.actOn(orderId, act)
      }
    })
  }

  /** Staff write an order down for somebody who has not begun to buy. */
  async convertDraft(of: 0 | 1): Promise<void> {
    const { store, staff, purchases } = this.sources
    if (!purchases.hasBegun(of)) {
      await purchases.beginWithOrder(of, async (good) => {
        const { variantId } = store.seeded.products[HANDLES[good]]
        return await life.convertDraft(staff, store.seeded, { variantId, quantity: 1 })
      })
    }
  }

  private async actOn(orderId: string, act: OrderAct): Promise<void> {
    const { store, knex, staff } = this.sources
    switch (act.do) {
      case "edit":
        return await life.editQuantity(staff, orderId, act.quantity)
      case "credit":
        await life.giveCredit(staff, orderId, act.pesos)
        return
      case "book elsewhere": {
        const amount = await this.pesosOf(orderId, act.pesos)
        return await life.recordTransaction(store.container, orderId, amount)
      }
      case "collect":
        return await this.collect(orderId, act)
      case "choose on order":
        return await this.choose(orderId, act)
      case "fulfill":
        return await life.fulfill(staff, orderId, 1)
      case "exchange":
        return await life.exchange(staff, await this.fulfilled(orderId), this.outbound(act))
      case "claim":
        return await life.claim(
          staff,
          await this.fulfilled(orderId),
          this.outbound({ good: "cup" }),
        )
      case "request return": {
        const { stockLocationId: locationId } = store.seeded
        await life.requestReturn(staff, await this.fulfilled(orderId), { locationId, quantity: 1 })
        return
      }
      case "receive return": {
        const requested = await knex("return")
          .where({ order_id: orderId, received_at: null, canceled_at: null })
          .first<{ id: string } | undefined>("id")
        return requested && (await life.receiveReturn(staff, requested.id))
      }
      case "release stock":
        return await this.releaseStock(orderId, act.of)
      case "extend deadline": {
        const pay_by = new Date(Date.now() + act.hours * 3_600_000)
        await extendDeadline(store.container, { order_id: orderId, pay_by, by: "staff" })
        return
      }
      case "apply":
        return await this.apply(act.open, orderId)
      case "choose on page":
        return await this.chooseOnPage(orderId, act)
      case "pay elsewhere":
        await recordPaidElsewhere(store.container, {
          order_id: orderId,
          method: "cash",
          reference: "till 1",
          note: "at the counter",
          by: "staff",
        })
        return
      case "return":
        return await this.returnOf(orderId, act)
    }
  }

  private async returnOf(
    order_id: string,
    { pesos, isWrittenOff, key }: Extract<ShopAct, { do: "return" }>,
  ): Promise<void> {
    const { container } = this.sources.store
    const { returnable } = await viewOrder(container, order_id)
    const over = sum([returnable.uncaptured, returnable.overpaid]).toFixed(2)
    await returnMoneyOfOrder(container, {
      order_id,
      amount: pesos === "over" ? over : String(pesos),
      write_off: isWrittenOff,
      ...transferOf(key),
    })
  }

  private async returnNamed({
    open,
    key,
  }: Extract<ShopAct, { do: "return named" }>): Promise<void> {
    const discrepancy = await this.openDiscrepancy(open)
    if (discrepancy) {
      await returnMoneyOfDiscrepancy(this.sources.store.container, {
        id: discrepancy.id,
        ...transferOf(key),
      })
    }
  }

  private async collect(
    orderId: string,
    { pesos, isPaid }: Extract<ShopAct, { do: "collect" }>,
  ): Promise<void> {
    const { staff } = this.sources
    const amount = await this.pesosOf(orderId, pesos)
    await (isPaid ? life.markAsPaid(staff, orderId, amount) : life.collect(staff, orderId, amount))
  }

  /** As a shopper or staff do it; a voucher that comes of it is payable from then on. */
  private async choose(
    orderId: string,
    { of, collection, method }: Extract<ShopAct, { do: "choose on order" }>,
  ): Promise<void> {
    const { knex, purchases } = this.sources
    const purchase = await purchases.at(of)
    const ids = await knex("order_payment_collection")
      .where({ order_id: orderId })
      .whereNull("deleted_at")
      .orderBy("created_at")
      .pluck<string[]>("payment_collection_id")
    const id = ids[collection % (ids.length || 1)]
    if (!id) {
      return
    }
    const { voucher } = await life.choosePaymentAgain(purchase.shopper.sdk, id, idOf(method))
    see(purchase, voucher.trade_no)
  }

  /** Goods come back only where they were sent. */
  private async fulfilled(orderId: string): Promise<string> {
    const { staff, refusals } = this.sources
    await refusals.of("fulfill", () => life.fulfill(staff, orderId, 1))
    return orderId
  }

  private outbound({ good, quantity = 1 }: { good: Good; quantity?: number }) {
    return { variantId: this.sources.store.seeded.products[HANDLES[good]].variantId, quantity }
  }

  private async releaseStock(orderId: string, of: 0 | 1): Promise<void> {
    const { store, purchases } = this.sources
    const { reservations } = await store.books(orderId)
    const inventory = store.container.resolve(Modules.INVENTORY)
    await inventory.deleteReservationItemsByLineItem(
      reservations.map(({ line_item_id }) => line_item_id),
    )
    const purchase = await purchases.at(of)
    purchase.isStockReleased = true
  }

  private async resolve(open: number): Promise<void> {
    const { store, payproSide } = this.sources
    const discrepancy = await this.openDiscrepancy(open)
    if (!discrepancy) {
      return
    }
    const { id, kind, voucher_id } = discrepancy
    const voucher = voucher_id ? await store.paypro.findVoucher({ id: voucher_id }) : undefined
    const isUnclear = voucher && UNCLEAR.includes(kind)
    await resolveDiscrepancy(store.container, {
      id,
      by: "staff",
      note: "dealt with",
      ...(isUnclear && { received: String(payproSide.receivedOn(voucher.trade_no)) }),
    })
  }

  private async apply(open: number, order_id: string): Promise<void> {
    const { container } = this.sources.store
    const discrepancy = await this.openDiscrepancy(open)
    if (discrepancy) {
      await applyPayment(container, { id: discrepancy.id, order_id, by: "staff", note: "applied" })
    }
  }

  private async openDiscrepancy(which: number): Promise<Discrepancy | undefined> {
    const open: Discrepancy[] = await this.sources
      .knex("paypro_discrepancy")
      .whereNull("resolved_at")
      .orderBy("created_at")
      .select("*")
    return open[which % (open.length || 1)]
  }

  private async chooseOnPage(
    orderId: string,
    { of, method: wayCode }: Extract<ShopAct, { do: "choose on page" }>,
  ): Promise<void> {
    const { store, purchases } = this.sources
    const url = await makePaymentLink(store.container, { order_id: orderId, by: "staff" })
    const purchase = await store.paypro.findPurchase({ token: url.split("/").at(-1) ?? "" })
    const result =
      purchase && (await collectPayment(store.container, { purchaseId: purchase.id, wayCode }))
    if (result?.outcome === "issued") {
      see(await purchases.at(of), result.voucher.trade_no)
    }
  }

  private async pesosOf(orderId: string, share: Share): Promise<number> {
    return share === "owed"
      ? Number(await readOutstanding(this.sources.store.container, orderId))
      : share
  }
}

function transferOf(tracking_key: string) {
  return { tracking_key, returned_on: dayOf(new Date()), note: "sent back", by: "staff" }
}

function idOf(method: Method): string {
  return method === "system" ? "pp_system_default" : providerOf(method)
}
