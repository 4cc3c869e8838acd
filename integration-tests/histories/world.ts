import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { cancelOrderWorkflow, completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type PayproModuleService from "../../src/modules/paypro/service"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { settlePurchaseWhenFree } from "../../src/workflows/settle-purchase/index"
import type { ProductHandle } from "../../scripts/store/catalogue"
import type { Shopper, Store } from "../helpers"
import { Calls } from "./calls"
import type { Crashes } from "./crash"
import type { Act, Event, History } from "./events"
import { payproIs } from "./faults"
import type { Subscribers } from "./subscribers"
import { letHoursPass, makeAllDue, snapshotOf } from "./time"

export type Purchase = {
  email: string
  shopper: Shopper
  handle: ProductHandle
  cartId: string
  canceledByMerchant: boolean
  /** Trade numbers that the shopper has seen, and so may pay. */
  seen: string[]
}

const HANDLES = { cup: "taza-de-barro", bookmark: "separador-bordado" } as const
const PLENTY = 1_000_000

/** Two purchases, PayPro, and everything that can come between them. */
export class World {
  readonly knex: Knex
  readonly paypro: PayproModuleService
  private readonly started: Partial<Record<0 | 1, Promise<Purchase>>> = {}
  private readonly calls: Calls
  /** When money first came in on a voucher. */
  readonly paidAt = new Map<string, Date>()
  /** Vouchers that failed with a part already paid: PayPro's query no longer says how much. */
  readonly failedInPart = new Set<string>()
  /** The most that PayPro ever had on a voucher: what it takes back later was there. */
  readonly received = new Map<string, number>()
  crashes = 0

  constructor(
    private readonly store: Store,
    private readonly crash: Crashes,
    private readonly subscribers: Subscribers,
    private readonly history: History,
  ) {
    this.knex = store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    this.paypro = store.paypro
    this.calls = new Calls(store, async (tradeNo) => {
      const voucher = await this.paypro.findVoucher({ trade_no: tradeNo })
      return voucher?.ask_at != null
    })
  }

  get rules() {
    return this.history.rules
  }

  async begin(): Promise<void> {
    const { simulator, container } = this.store
    // Of a history that was broken off.
    await this.subscribers.ended()
    simulator.reset()
    simulator.configure({ autoCallback: false, ...this.history.readings })
    Object.assign(this.paypro.options, this.history.rules)
    for (const table of [
      "paypro_voucher",
      "paypro_statement",
      "paypro_callback",
      "paypro_discrepancy",
    ]) {
      await this.knex(table).delete()
    }
    await container.resolve(Modules.LOCKING).releaseAll()
    await this.stock("cup", PLENTY)
    await this.stock("bookmark", PLENTY)
  }

  private async newPurchase(good: "cup" | "bookmark"): Promise<Purchase> {
    const shopper = this.store.guest()
    const email = (shopper.email = `${randomUUID()}@example.mx`)
    const handle = HANDLES[good]
    const { id: cartId } = await shopper.createCart({ [handle]: 1 })
    await shopper.addShipping(cartId)
    return { email, shopper, handle, cartId, canceledByMerchant: false, seen: [] }
  }

  /** Shoppers, merchants and PayPro may be refused; what must hold is checked at the end. */
  async happen(event: Event): Promise<void> {
    switch (event.do) {
      case "pay":
        return await this.pay(event)
      case "reject":
      case "time out":
      case "unknown error":
        return await this.fail(event)
      case "reverse":
        return await this.reverse(event)
      case "lag":
        this.store.simulator.setFault({
          kind: "stale",
          endpoint: "queryPayInResult",
          count: event.queries,
        })
        return
      case "system exception":
        this.store.simulator.setFault({ kind: "systemException", count: 1 })
        return
      case "lose":
        return await this.calls.lose(event.call)
      case "forge":
        return await this.forge(event)
      case "sell out":
        // Carts are filled while there is something to fill them with.
        await Promise.all([this.purchase(0), this.purchase(1)])
        return await this.stock(this.history.goods[event.of], 0)
      case "paypro is":
        return await payproIs(this.store.simulator, event.health)
      case "wait":
        return await letHoursPass(this.knex, event.hours)
      case "crash":
        if (await this.crash.killedIn(() => this.act(event.in, true), event.write)) {
          this.crashes++
        }
        return
      case "at once":
        await Promise.all(event.acts.map((act) => this.act(act)))
        return
      default:
        return await this.act(event)
    }
  }

  private async act(act: Act, inProcess = false): Promise<void> {
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
        return await this.calls.deliver(act.call, act.copies, inProcess)
      case "poll":
        return await this.poll()
      case "check now": {
        const trade_no = await this.tradeNo(act)
        if (trade_no) {
          await refusable(() => settlePurchaseWhenFree(this.store.container, { trade_no }))
        }
      }
    }
  }

  private async choose(of: 0 | 1, way: "va" | "store"): Promise<void> {
    const purchase = await this.purchase(of)
    await refusable(async () => {
      const { data } = await purchase.shopper.choosePayment(purchase.cartId, way)
      const tradeNo = (data as { trade_no: string }).trade_no
      if (!purchase.seen.includes(tradeNo)) {
        purchase.seen.push(tradeNo)
      }
    })
  }

  private async changeCart(of: 0 | 1): Promise<void> {
    const { shopper, cartId, handle } = await this.purchase(of)
    const variant_id = this.store.seeded.products[handle].variantId
    await refusable(() =>
      shopper.sdk.store.cart.createLineItem(cartId, { variant_id, quantity: 1 }),
    )
  }

  private async complete(of: 0 | 1, inProcess: boolean): Promise<void> {
    const { shopper, cartId } = await this.purchase(of)
    const input = { id: cartId }
    await refusable(() =>
      inProcess
        ? completeCartWorkflow(this.store.container).run({ input })
        : shopper.complete(cartId),
    )
  }

  private async cancelOrder(of: 0 | 1): Promise<void> {
    const purchase = await this.started[of]
    if (!purchase) {
      return
    }
    const order = await this.knex("order").where({ email: purchase.email }).first("id", "status")
    if (order && order.status !== "canceled") {
      await refusable(async () => {
        purchase.canceledByMerchant = true
        await cancelOrderWorkflow(this.store.container).run({ input: { order_id: order.id } })
      })
    }
  }

  private async pay({ pesos, ...seen }: Extract<Event, { do: "pay" }>): Promise<void> {
    const tradeNo = await this.tradeNo(seen)
    if (!tradeNo) {
      return
    }
    const before = this.store.simulator.get(tradeNo)
    const missing = Number(before.amount) - Number(before.received)
    const amount = { all: Math.max(missing, 1), part: 70, more: Math.max(missing, 0) + 25 }[pesos]
    const after = this.store.simulator.pay(tradeNo, amount)
    this.received.set(tradeNo, Math.max(this.received.get(tradeNo) ?? 0, Number(after.received)))
    this.paidAt.set(tradeNo, this.paidAt.get(tradeNo) ?? new Date())
    this.calls.about(after)
  }

  private async fail(
    event: Extract<Event, { do: "reject" | "time out" | "unknown error" }>,
  ): Promise<void> {
    const tradeNo = await this.tradeNo(event)
    const before = tradeNo && this.store.simulator.get(tradeNo)
    if (!before || before.status === "0000" || before.status === "00029") {
      return
    }
    const { simulator } = this.store
    const act = {
      reject: "reject",
      "time out": "timeOut",
      "unknown error": "unknownError",
    } as const
    const after = simulator[act[event.do]](before.tradeNo)
    if (Number(before.received) > 0) {
      this.failedInPart.add(before.tradeNo)
    }
    this.calls.about(after)
  }

  private async reverse(event: Extract<Event, { do: "reverse" }>): Promise<void> {
    const tradeNo = await this.tradeNo(event)
    if (tradeNo && this.store.simulator.get(tradeNo).status === "0000") {
      this.calls.about(this.store.simulator.reverse(tradeNo))
    }
  }

  private async forge(event: Extract<Event, { do: "forge" }>): Promise<void> {
    const tradeNo = await this.tradeNo(event)
    if (tradeNo) {
      await this.calls.forge(tradeNo)
    }
  }

  private async poll(): Promise<void> {
    await makeAllDue(this.knex)
    await askPaypro(this.store.container)
  }

  /** All calls arrive, PayPro is well, and the job runs until nothing changes any more. */
  async quiesce(): Promise<void> {
    await payproIs(this.store.simulator, "well")
    await this.stock("cup", PLENTY)
    await this.stock("bookmark", PLENTY)
    for (let round = 0; this.calls.count && round < 40; round++) {
      await this.calls.deliver(0, 1)
    }
    await this.subscribers.ended()
    let before = ""
    for (let round = 0; round < 6; round++) {
      await this.poll()
      // One that waited for the job to let go of a voucher takes it now.
      await this.subscribers.ended()
      const now = await snapshotOf(this.knex)
      if (now === before) {
        return
      }
      before = now
    }
    throw new Error(`The job does not come to rest: ${before}`)
  }

  private async stock(good: "cup" | "bookmark", stocked_quantity: number): Promise<void> {
    const { seeded } = this.store
    await this.knex("inventory_level")
      .where({
        inventory_item_id: seeded.products[HANDLES[good]].inventoryItemId,
        location_id: seeded.stockLocationId,
      })
      .update({
        stocked_quantity,
        raw_stocked_quantity: { value: String(stocked_quantity), precision: 20 },
      })
  }

  /** Those that somebody began. */
  purchases(): Promise<Purchase[]> {
    return Promise.all(Object.values(this.started))
  }

  private purchase(of: 0 | 1): Promise<Purchase> {
    return (this.started[of] ??= this.newPurchase(this.history.goods[of]))
  }

  private async tradeNo({ of, voucher }: { of: 0 | 1; voucher: number }) {
    const { seen } = (await this.started[of]) ?? { seen: [] }
    return seen[voucher % (seen.length || 1)]
  }
}

/** Being refused is an answer; a bug in a test is not. */
async function refusable(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) {
      throw error
    }
  }
}
