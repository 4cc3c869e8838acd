import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { LosslessNumber } from "lossless-json"
import { PAYPRO_MODULE } from "../../src/modules/paypro"
import type PayproModuleService from "../../src/modules/paypro/service"
import { receiveCallback } from "../../src/workflows/receive-callback"
import { reconcileVouchers } from "../../src/workflows/reconcile-vouchers"
import { settleVoucherWhenFree } from "../../src/workflows/settle-voucher"
import type { ProductHandle } from "../../scripts/store/catalogue"
import { waitFor, type Shopper, type Store } from "../helpers"
import { callbackBody, postCallback, signedBody } from "../helpers/callback"
import type { VoucherView } from "../../simulator"
import type { Crashes } from "./crash"
import type { Act, Event, Health, History } from "./events"

export type Purchase = {
  email: string
  shopper: Shopper
  handle: ProductHandle
  cartId: string
  canceledByMerchant: boolean
  /** Trade numbers that the shopper has seen, and so may pay. */
  seen: string[]
}

/** A call of PayPro that is under way. */
type Call = { tradeNo: string; body: string; attempts: number }

const HANDLES = { cup: "taza-de-barro", bookmark: "separador-bordado" } as const
const PLENTY = 1_000_000
/** PayPro calls eight times more after the first. */
const MAX_ATTEMPTS = 9

/** Two purchases, PayPro, and everything that can come between them. */
export class World {
  readonly knex: Knex
  readonly paypro: PayproModuleService
  private readonly started: Partial<Record<0 | 1, Promise<Purchase>>> = {}
  readonly calls: Call[] = []
  /** When money first came in on a voucher. */
  readonly paidAt = new Map<string, Date>()
  /** Trade numbers of which a call was lost for good. */
  readonly lost = new Set<string>()
  /** Vouchers that failed with a part already paid: PayPro's query no longer says how much. */
  readonly failedInPart = new Set<string>()
  crashes = 0

  constructor(
    private readonly store: Store,
    private readonly crash: Crashes,
    private readonly history: History,
  ) {
    this.knex = store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    this.paypro = store.container.resolve<PayproModuleService>(PAYPRO_MODULE)
  }

  get rules() {
    return this.history.rules
  }

  async begin(): Promise<void> {
    const { simulator, container } = this.store
    simulator.reset()
    simulator.configure({ autoCallback: false })
    Object.assign(this.paypro.options, this.history.rules)
    for (const table of ["paypro_voucher", "paypro_callback", "paypro_attention"]) {
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
        return await this.fail(event)
      case "lose":
        return this.lose(event.call)
      case "forge":
        return await this.forge(event)
      case "sell out":
        // Carts are filled while there is something to fill them with.
        await Promise.all([this.purchase(0), this.purchase(1)])
        return await this.stock(this.history.goods[event.of], 0)
      case "paypro is":
        return await this.payproIs(event.health)
      case "wait":
        return await this.wait(event.hours)
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
        return await this.complete(act.of)
      case "cancel order":
        return await this.cancelOrder(act.of)
      case "deliver":
        return await this.deliver(act.call, act.copies, inProcess)
      case "poll":
        return await this.poll()
      case "check now": {
        const trade_no = await this.tradeNo(act)
        if (trade_no) {
          await refusable(() => settleVoucherWhenFree(this.store.container, { trade_no }))
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

  private async complete(of: 0 | 1): Promise<void> {
    const purchase = await this.purchase(of)
    await refusable(() => purchase.shopper.complete(purchase.cartId))
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
    this.paidAt.set(tradeNo, this.paidAt.get(tradeNo) ?? new Date())
    this.call(after)
  }

  private async fail(event: Extract<Event, { do: "reject" | "time out" }>): Promise<void> {
    const tradeNo = await this.tradeNo(event)
    const before = tradeNo && this.store.simulator.get(tradeNo)
    if (!before || before.status === "0000" || before.status === "00029") {
      return
    }
    const { simulator } = this.store
    const after =
      event.do === "reject" ? simulator.reject(before.tradeNo) : simulator.timeOut(before.tradeNo)
    if (Number(before.received) > 0) {
      this.failedInPart.add(before.tradeNo)
    }
    this.call(after)
  }

  /** PayPro calls about how the voucher stands now. */
  private call(voucher: VoucherView): void {
    const body = callbackBody(voucher, this.store.appSecret)
    this.calls.push({ tradeNo: voucher.tradeNo, body, attempts: 0 })
  }

  private async deliver(which: number, copies: number, inProcess: boolean): Promise<void> {
    const call = this.calls[which % (this.calls.length || 1)]
    if (!call) {
      return
    }
    call.attempts += copies
    const answers = await Promise.all(
      Array.from({ length: copies }, () => (inProcess ? this.receive(call) : this.post(call))),
    )
    if (answers.includes(true) || call.attempts >= MAX_ATTEMPTS) {
      this.drop(call)
      if (!answers.includes(true)) {
        this.lost.add(call.tradeNo)
      }
    }
  }

  /** @returns whether PayPro takes it for done. */
  private async post({ body }: Call): Promise<boolean> {
    return (await postCallback(this.store.url, body)) === 200
  }

  private async receive({ body }: Call): Promise<boolean> {
    const result = await receiveCallback(this.store.container, Buffer.from(body))
    return result.outcome === "processed"
  }

  private lose(which: number): void {
    const call = this.calls[which % (this.calls.length || 1)]
    if (call) {
      this.drop(call)
      this.lost.add(call.tradeNo)
    }
  }

  private drop(call: Call): void {
    const index = this.calls.indexOf(call)
    if (index >= 0) {
      this.calls.splice(index, 1)
    }
  }

  private async forge(event: Extract<Event, { do: "forge" }>): Promise<void> {
    const tradeNo = await this.tradeNo(event)
    if (tradeNo) {
      const amount = new LosslessNumber("300.00")
      const fields = { tradeNo, amount, status: "0000", timestamp: String(Date.now()) }
      const body = signedBody(fields, "what a thief guesses")
      if (await this.post({ tradeNo, body, attempts: 0 })) {
        throw new Error("A forged callback was taken for true")
      }
    }
  }

  private async payproIs(health: Health): Promise<void> {
    const { simulator } = this.store
    await simulator.clearFaults()
    switch (health) {
      case "well":
        return
      case "down":
        simulator.setFault({ kind: "reset", processed: false })
        return
      case "slow":
        // The first answers come too late, then some that are just in time.
        simulator.setFault({ kind: "slow", ms: 900, count: 2 })
        simulator.setFault({ kind: "slow", ms: 60 })
        return
      case "wrong":
        for (const kind of ["garbage", "wrongSignature", "html", "error500"] as const) {
          simulator.setFault({ kind, count: 1 })
        }
        simulator.setFault({ kind: "override", data: { tradeNo: "20240101000000999999999999" } })
    }
  }

  /** Time passes for what is in the database: as if everything had been written so much earlier. */
  private async wait(hours: number): Promise<void> {
    const ago = (column: string) =>
      this.knex.raw(`${column} - make_interval(hours => ?)`, [hours]) as unknown as Date
    await this.knex("paypro_voucher").update({
      created_at: ago("created_at"),
      issued_at: ago("issued_at"),
      expires_at: ago("expires_at"),
      next_check_at: ago("next_check_at"),
      claimed_until: ago("claimed_until"),
    })
    await this.knex("paypro_callback").update({
      updated_at: ago("updated_at"),
      last_seen_at: ago("last_seen_at"),
    })
  }

  private async poll(): Promise<void> {
    await this.timeToAsk()
    await reconcileVouchers(this.store.container)
  }

  /** Moves every due time up, so that the job finds what it would find some hours later. */
  private async timeToAsk(): Promise<void> {
    const past = this.knex.raw("now() - interval '2 hours'") as unknown as Date
    await this.knex("paypro_voucher").whereNotNull("next_check_at").update({ next_check_at: past })
    await this.knex("paypro_callback").whereNull("processed_at").update({ updated_at: past })
  }

  /** All calls arrive, PayPro is well, and the job runs until nothing changes any more. */
  async quiesce(): Promise<void> {
    await this.payproIs("well")
    await this.stock("cup", PLENTY)
    await this.stock("bookmark", PLENTY)
    for (let round = 0; this.calls.length && round < 40; round++) {
      await this.deliver(0, 1, false)
    }
    let before = ""
    for (let round = 0; round < 6; round++) {
      await waitFor(() => this.nobodySettles())
      await this.poll()
      const now = await this.snapshot()
      if (now === before) {
        return
      }
      before = now
    }
    throw new Error(`The job does not come to rest: ${before}`)
  }

  /** Subscribers settle too, and nobody waits for them. */
  private async nobodySettles(): Promise<boolean> {
    const held = this.knex("paypro_voucher").whereRaw("claimed_until > now()")
    return (await held.select("id")).length === 0
  }

  private async snapshot(): Promise<string> {
    const vouchers = this.knex("paypro_voucher")
      .orderBy("id")
      .select("id", "status", "received_amount", "announced", "claimed_by", "order_id")
    const attentions = this.knex("paypro_attention").orderBy("id").select("id", "resolved_at")
    const captures = this.knex("capture").whereNull("deleted_at").count("* as n")
    const transactions = this.knex("order_transaction").whereNull("deleted_at").count("* as n")
    return JSON.stringify(await Promise.all([vouchers, attentions, captures, transactions]))
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
