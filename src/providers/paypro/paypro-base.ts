import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import {
  AbstractPaymentProvider,
  ContainerRegistrationKeys,
  MedusaError,
  PaymentActions,
} from "@medusajs/framework/utils"
import { roundedToCentavos, toWholePesos, wholePesosToCollect } from "../../lib/money"
import { parsePayproOptions, type ResolvedPayproOptions, type WayCode } from "../../lib/options"
import { deadlineOf, movedCancelAt } from "../../lib/deadline"
import { hasReceived, medusaStatusOf } from "../../lib/voucher-state"
import { purchaseKeyOf, readCheckout, type Checkout } from "../../medusa/checkout-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { ADDING, sessionDataBeforeIssue, sessionDataOf } from "../../modules/paypro/session-data"
import type { IssuedVoucher, Purchase, Voucher } from "../../modules/paypro/types"
import { readOwed } from "../../workflows/settle-purchase/owed"
import { confirmedVoucher } from "./capture-gate"
import {
  assertOwed,
  assertStillChosen,
  assertUnpaid,
  assertWorthTheCart,
  isBeingPlaced,
  payerOf,
} from "./checkout"
import { dependency, type ProviderContainer } from "./container"
import { asMedusaErrors } from "./errors"
import {
  askIfOpen,
  findVoucher,
  isSpent,
  isVoucherOf,
  sessionIdOf,
  voucherOrThrow,
  wakePurchase,
} from "./vouchers"

/**
 * A payment provider for vouchers: PayPro hands out a reference, and the money comes hours or days later.
 * Nothing here decides what money means for an order (see `workflows/settle-purchase`).
 */
export abstract class PayproProviderBase extends AbstractPaymentProvider<unknown> {
  protected abstract readonly wayCode: WayCode
  private readonly options: ResolvedPayproOptions
  private readonly cradle: ProviderContainer

  static override validateOptions(options: Record<string, unknown>): void {
    parsePayproOptions(options)
  }

  constructor(cradle: Record<string, unknown>, options: Record<string, unknown>) {
    super(cradle, options)
    this.cradle = cradle as unknown as ProviderContainer
    this.options = parsePayproOptions(options)
  }

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return await this.answering(async () => {
      const sessionId = sessionIdOf(input)
      const added = await this.addedFor(input.data, sessionId)
      if (added) {
        return { id: added.trade_no, status: "pending", data: this.dataOf(added) }
      }
      const checkout = await readCheckout(this.knex, sessionId)
      const amount = this.wholePesos(checkout)
      await this.assertPayable(checkout)
      if (this.options.issueVoucher === "place_order") {
        const before = {
          way_code: this.wayCode,
          amount,
          currency_code: input.currency_code,
        }
        return {
          id: sessionId,
          status: "pending",
          data: sessionDataBeforeIssue(before),
        }
      }
      const voucher = await this.issue(checkout, await this.purchaseOf(checkout), amount)
      await assertStillChosen(this.paypro, voucher)
      return {
        id: voucher.trade_no,
        status: "pending",
        data: this.dataOf(voucher),
      }
    })
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return await this.answering(async () => {
      const sessionId = sessionIdOf(input)
      const named = await findVoucher(this.paypro, input.data)
      // Money for an order that is there is being captured; all else may be the placing of an order.
      const isReady = named?.order_id && hasReceived(named) && isVoucherOf(named, sessionId)
      const voucher = isReady ? named : await this.placeOrder(sessionId, named)
      const current = await askIfOpen(this.paypro, voucher)
      return { status: medusaStatusOf(current), data: this.dataOf(current) }
    })
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return await this.answering(async () => {
      const sources = { knex: this.knex, query: this.query, paypro: this.paypro }
      const captureId = input.context?.idempotency_key ?? ""
      const voucher = await confirmedVoucher(sources, { data: input.data, captureId })
      return { data: this.dataOf(voucher) }
    })
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return await this.answering(async () => {
      const voucher = await this.paypro.askAbout(
        voucherOrThrow(await findVoucher(this.paypro, input.data)),
      )
      return { status: medusaStatusOf(voucher), data: this.dataOf(voucher) }
    })
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const { data } = await this.getPaymentStatus(input)
    return { data: data ?? {} }
  }

  /**
   * No core flow changes a session's amount; it makes a new session. Called with the same amount to mark a session.
   * @throws MedusaError NOT_ALLOWED for another amount: a voucher's amount is fixed once PayPro has issued it.
   */
  async updatePayment({ data, amount }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return await this.answering(async () => {
      const voucher = await findVoucher(this.paypro, data)
      if (voucher && voucher.amount !== wholePesosToCollect(amount)) {
        throw new MedusaError(
          MedusaError.Types.NOT_ALLOWED,
          "A PayPro voucher keeps its amount. Create a new payment session for the new amount.",
        )
      }
      return { data: voucher ? this.dataOf(voucher) : (data ?? {}) }
    })
  }

  /** Decides nothing: a session that is gone may be made anew, and a voucher in hand stays good. */
  async deletePayment({ data }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return await wakePurchase(this.cradle, data)
  }

  /** The core cancels a payment when its order is edited or canceled. Money that still comes finds its order. */
  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return await wakePurchase(this.cradle, data)
  }

  /**
   * Refused. Where it cancels an order, the core books the refund all the same, and an event has that undone: should
   * the process die before, the job does it.
   */
  async refundPayment({ data }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    await wakePurchase(this.cradle, data)
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "PayPro cannot return a payment made by transfer or in cash. Return the money by bank transfer yourself, and note it on the order.",
    )
  }

  /** Guests and customers alike are unknown to PayPro; answering saves the core's warning for every session. */
  async createAccountHolder(): Promise<CreateAccountHolderOutput> {
    return { id: "" }
  }

  /**
   * A callback that came through Medusa's built-in route goes to the plugin's inbox, and the job settles it: money is
   * booked in one place, and the core would act on an arbitrary cart where the session is gone.
   */
  async getWebhookActionAndData({
    rawData,
  }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    return await this.answering(async () => {
      const { trade_no } = await this.paypro.receiveCallback(rawData)
      if (trade_no) {
        await this.paypro.scheduleNow(trade_no)
      }
      return { action: PaymentActions.NOT_SUPPORTED }
    })
  }

  private get paypro() {
    return dependency(this.cradle, PAYPRO_MODULE)
  }

  private get query() {
    return dependency(this.cradle, ContainerRegistrationKeys.QUERY)
  }

  private get knex() {
    return this.cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** The voucher whose money a session is being added for, if it is: nobody outside of the server can say so. */
  private async addedFor(
    data: Record<string, unknown> | undefined,
    sessionId: string,
  ): Promise<Voucher | undefined> {
    const token = data?.[ADDING]
    return typeof token === "string"
      ? await this.paypro.finishAddingSession(token, sessionId)
      : undefined
  }

  /** @throws CheckoutError where money is there already, or the session asks for more than a placed order owes. */
  private async assertPayable(checkout: Checkout): Promise<void> {
    const { order } = checkout.payment_collection
    // While an order is being placed, its core figures are not there yet.
    if (!order || isBeingPlaced(checkout)) {
      assertUnpaid(checkout)
      return
    }
    const { id } = await this.purchaseOf(checkout)
    const sources = { knex: this.knex, query: this.query, paypro: this.paypro }
    const owed = await readOwed(sources, { orderId: order.id, purchaseId: id })
    assertOwed(checkout, owed?.owed ?? 0)
  }

  /** The order is being placed with this session: checks its worth, and with `place_order` gets the voucher now. */
  private async placeOrder(sessionId: string, named: Voucher | undefined): Promise<Voucher> {
    const checkout = await readCheckout(this.knex, sessionId)
    await assertWorthTheCart(this.query, checkout)
    const purchase = await this.purchaseOf(checkout)
    const { order } = checkout.payment_collection
    if (order && isBeingPlaced(checkout)) {
      const deadline = deadlineOf(this.options, [this.wayCode], new Date())
      await this.paypro.placePurchase(purchase.id, order.id, deadline)
    }
    const known = await this.voucherOf(purchase, sessionId, named)
    // A voucher without a reference was never seen by anybody: PayPro refused it, or its answer was lost.
    if (known?.payment_info) {
      return known
    }
    await this.assertPayable(checkout)
    return await this.issue(checkout, purchase, this.wholePesos(checkout))
  }

  /** The session's voucher. Of two sessions made at once, one may hold a voucher that is paid, and not know it. */
  private async voucherOf(
    purchase: Purchase,
    sessionId: string,
    named: Voucher | undefined,
  ): Promise<Voucher | undefined> {
    const isOwn = named && (isVoucherOf(named, sessionId) || hasReceived(named))
    const known =
      isOwn && named.purchase_id === purchase.id
        ? named
        : await this.paypro.findVoucherOfSession(sessionId)
    return known && (await isSpent(this.paypro, known)) ? undefined : known
  }

  private async purchaseOf(checkout: Checkout): Promise<Purchase> {
    return await this.paypro.ensurePurchase(
      purchaseKeyOf(checkout),
      checkout.payment_collection.order?.id ?? null,
    )
  }

  private async issue(
    checkout: Checkout,
    purchase: Purchase,
    amount: number,
  ): Promise<IssuedVoucher> {
    const voucher = await this.paypro.issueVoucher({
      purchase_id: purchase.id,
      deadline: purchase,
      payment_session_id: checkout.id,
      payment_collection_id: checkout.payment_collection.id,
      cart_id: checkout.payment_collection.cart?.id ?? null,
      order_id: checkout.payment_collection.order?.id ?? purchase.order_id,
      provider_id: checkout.provider_id,
      way_code: this.wayCode,
      total_amount: roundedToCentavos(checkout.amount).toFixed(),
      amount,
      currency_code: checkout.currency_code.toLowerCase(),
      payer: payerOf(checkout),
    })
    const { pay_by, cancel_at } = purchase
    if (pay_by && cancel_at) {
      const moved = movedCancelAt({ pay_by, cancel_at }, this.options.graceHours[this.wayCode])
      await this.paypro.moveCancelAt(purchase.id, moved)
    }
    return voucher
  }

  /** What a placed order still owes is rounded up, whatever the option: it was agreed on. */
  private wholePesos({ amount, currency_code, payment_collection }: Checkout): number {
    const { limits } = this.options
    const rounding = payment_collection.order ? "up" : this.options.rounding
    return toWholePesos(
      { amount, currencyCode: currency_code, wayCode: this.wayCode },
      { rounding, limits },
    )
  }

  private dataOf(voucher: Voucher): Record<string, unknown> {
    return sessionDataOf(voucher, this.options)
  }

  private async answering<T>(answer: () => Promise<T>): Promise<T> {
    return await asMedusaErrors(
      answer,
      this.options.locale,
      this.cradle[ContainerRegistrationKeys.LOGGER],
    )
  }
}
