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
import { MalformedBodyError, SignatureError } from "../../lib/errors"
import { wholePesosToCollect } from "../../lib/money"
import { parsePayproOptions, type ResolvedPayproOptions, type WayCode } from "../../lib/options"
import { medusaStatusOf } from "../../lib/voucher-state"
import { readCheckout } from "../../medusa/checkout-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { ADDING, sessionDataBeforeIssue, sessionDataOf } from "../../modules/paypro/session-data"
import type { Callback, Voucher } from "../../modules/paypro/types"
import { confirmedVoucher } from "./capture-gate"
import { assertStillChosen } from "./checkout"
import { dependency, type ProviderContainer } from "./container"
import { asMedusaErrors } from "./errors"
import { assertPayable, issueFor, purchaseOf, wholePesosOf, type Source } from "./issue"
import { placeOrder } from "./place-order"
import { claimRefund } from "./refund-gate"
import { findVoucher, isForMoneyThere, sessionIdOf, voucherOrThrow, wakePurchase } from "./vouchers"

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
    // The core types its container as a record; each dependency is checked as it is taken.
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
      const { source } = this
      const checkout = await readCheckout(source.knex, sessionId)
      const amount = wholePesosOf(source, checkout)
      await assertPayable(source, checkout)
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
      const purchase = await purchaseOf(source, checkout)
      const voucher = await issueFor(source, { checkout, purchase, amount })
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
      const isReady = named && isForMoneyThere(named, sessionId)
      const voucher = isReady ? named : await placeOrder(this.source, sessionId, named)
      return { status: medusaStatusOf(voucher), data: this.dataOf(voucher) }
    })
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return await this.answering(async () => {
      const captureId = input.context?.idempotency_key ?? ""
      const voucher = await confirmedVoucher(this.source, { data: input.data, captureId })
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
   * Accepts a return that staff recorded, and refuses all else. Where it cancels an order, the core books the refund all
   * the same, and an event has that undone: should the process die before, the job does it.
   */
  async refundPayment({ data, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return await this.answering(async () => {
      try {
        await claimRefund(this.source, context?.idempotency_key ?? "")
      } catch (error) {
        await wakePurchase(this.cradle, data)
        throw error
      }
      return { data: data ?? {} }
    })
  }

  /** Guests and customers alike are unknown to PayPro; answering saves the core's warning for every session. */
  async createAccountHolder(): Promise<CreateAccountHolderOutput> {
    return { id: "" }
  }

  /**
   * A callback that came through Medusa's built-in route goes to the plugin's inbox, and the job settles it: money is
   * booked in one place, and the core would act on an arbitrary cart where the session is gone. A forged one is counted
   * and forgotten: it would be tried again, and logged, as often as somebody likes to send it.
   */
  async getWebhookActionAndData({
    rawData,
  }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    return await this.answering(async () => {
      const callback = await this.receiveGenuine(rawData)
      if (callback?.trade_no) {
        await this.paypro.scheduleNow(callback.trade_no)
      }
      return { action: PaymentActions.NOT_SUPPORTED }
    })
  }

  private async receiveGenuine(rawBody: Buffer | string): Promise<Callback | undefined> {
    try {
      return await this.paypro.receiveCallback(rawBody)
    } catch (error) {
      if (error instanceof SignatureError || error instanceof MalformedBodyError) {
        return undefined
      }
      throw error
    }
  }

  private get paypro() {
    return dependency(this.cradle, PAYPRO_MODULE)
  }

  private get source(): Source {
    return {
      paypro: this.paypro,
      query: dependency(this.cradle, ContainerRegistrationKeys.QUERY),
      knex: this.cradle[ContainerRegistrationKeys.PG_CONNECTION],
      options: this.options,
      wayCode: this.wayCode,
    }
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
