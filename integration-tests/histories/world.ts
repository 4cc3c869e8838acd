import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { UNCONFIRMED_AFTER_HOURS } from "../../src/lib/timing"
import { Counter } from "./counter"
import type { Act, Event, History } from "./events"
import { payproIs } from "./faults"
import { PayproSide } from "./paypro-side"
import { HANDLES, Purchases, type Good } from "./purchases"
import { Refusals } from "./refusals"
import { Shop } from "./shop"
import type { Stage } from "./stage"
import { hoursUntilEnd, letHoursPass, snapshotOf } from "./time"

const PLENTY = 1_000_000
/** More than the job needs to come to rest. */
const ROUNDS = 8

/** After so long a callback that no query confirms is put before a person. */
const UNTIL_NAMED_HOURS = UNCONFIRMED_AFTER_HOURS + 1

const OWN_TABLES = [
  "paypro_voucher",
  "paypro_statement",
  "paypro_callback",
  "paypro_discrepancy",
  "paypro_allocation",
  "paypro_receipt",
  "paypro_purchase",
]

/** Two purchases, PayPro, staff, and everything that can come between them. */
export class World {
  readonly knex: Knex
  readonly purchases: Purchases
  readonly payproSide: PayproSide
  readonly refusals = new Refusals()
  private readonly counter: Counter
  private readonly shop: Shop
  crashes = 0
  extensions = 0

  constructor(
    private readonly stage: Stage,
    private readonly history: History,
  ) {
    const { store, staff } = stage
    this.knex = store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    this.purchases = new Purchases(store, this.knex, history.goods)
    this.payproSide = new PayproSide(store, this.purchases)
    const { knex, purchases, payproSide, refusals } = this
    this.counter = new Counter({ store, knex, purchases, payproSide, refusals })
    this.shop = new Shop({ store, knex, staff, purchases, payproSide, refusals })
  }

  get rules() {
    return this.history.rules
  }

  async begin(): Promise<void> {
    const { store, subscribers } = this.stage
    // Of a history that was broken off.
    await subscribers.ended()
    store.simulator.reset()
    store.simulator.configure({ autoCallback: false, ...this.history.readings })
    Object.assign(store.paypro.options, this.history.rules)
    for (const table of OWN_TABLES) {
      await this.knex(table).delete()
    }
    await store.container.resolve(Modules.LOCKING).releaseAll()
    await this.stockAll()
  }

  /** Shoppers, merchants and PayPro may be refused; what must hold is checked at the end. */
  async happen(event: Event): Promise<void> {
    const { payproSide, stage } = this
    const { simulator } = stage.store
    switch (event.do) {
      case "pay":
        return await payproSide.pay(event)
      case "reject":
      case "time out":
      case "unknown error":
        return await payproSide.fail(event)
      case "reverse":
        return await payproSide.reverse(event)
      case "lag":
        return payproSide.lag(event.queries)
      case "system exception":
        simulator.setFault({ kind: "systemException", count: 1 })
        return
      case "lose":
        return await payproSide.calls.lose(event.call)
      case "forge":
        return await payproSide.forge(event)
      case "sell out":
        // Carts are filled while there is something to fill them with.
        await Promise.all([this.purchases.at(0), this.purchases.at(1)])
        return await this.stock(this.history.goods[event.of], 0)
      case "paypro is":
        return await payproIs(simulator, event.health)
      case "wait":
        return await this.letPass(event.hours)
      case "deadline passes":
        return await this.letDeadlinePass(event.of)
      case "convert draft":
        await this.refusals.of(event.do, () => this.shop.convertDraft(event.of))
        return
      case "crash":
        if (await stage.crashes.killedIn(() => this.act(event.in, true), event.write)) {
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
      case "change cart":
      case "complete":
      case "cancel order":
      case "deliver":
      case "poll":
      case "check now":
        return await this.counter.act(act, inProcess)
      default:
        this.extensions += act.do === "extend deadline" ? 1 : 0
        return await this.shop.act(act)
    }
  }

  /** Nobody is at work while it passes. */
  private async letPass(hours: number): Promise<void> {
    await this.stage.subscribers.ended()
    await letHoursPass(this.stage.store.container, hours)
  }

  private async letDeadlinePass(of: 0 | 1): Promise<void> {
    const orderId = await this.purchases.orderIdOf(of)
    const hours = orderId && (await hoursUntilEnd(this.knex, orderId))
    if (hours) {
      await this.letPass(hours)
      await this.counter.poll()
    }
  }

  /** All calls arrive, PayPro is well, and the job runs until nothing changes any more. */
  async quiesce(): Promise<void> {
    const { store, subscribers } = this.stage
    await payproIs(store.simulator, "well")
    await this.stockAll()
    for (let round = 0; this.payproSide.calls.count && round < 40; round++) {
      await this.payproSide.calls.deliver(0, 1)
    }
    await subscribers.ended()
    let before = ""
    for (let round = 0; round < ROUNDS; round++) {
      await this.letPass(round === 0 ? UNTIL_NAMED_HOURS : 1)
      await this.counter.poll()
      // One that waited for the job to let go of a purchase takes it now.
      await subscribers.ended()
      const now = await snapshotOf(this.knex)
      if (now === before) {
        return
      }
      before = now
    }
    throw new Error(`The job does not come to rest: ${before}`)
  }

  private async stockAll(): Promise<void> {
    await this.stock("cup", PLENTY)
    await this.stock("bookmark", PLENTY)
  }

  private async stock(good: Good, stocked_quantity: number): Promise<void> {
    const { seeded } = this.stage.store
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
}
