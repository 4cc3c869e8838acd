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
import { medusaStatusOf } from "../../lib/voucher-state"
import { readCheckout, type Checkout } from "../../medusa/checkout-snapshot"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { sessionDataBeforeIssue, sessionDataOf } from "../../modules/paypro/session-data"
import type { IssuedVoucher, Voucher } from "../../modules/paypro/types"
import { confirmedVoucher } from "./capture-gate"
import { assertStillChosen, assertUnpaid, assertWorthTheCart, payerOf } from "./checkout"
import { dependency, type ProviderContainer } from "./container"
import { asMedusaErrors } from "./errors"
import {
  askIfOpen,
  voucherOrThrow,
  findVoucher,
  bestEffort,
  sessionIdOf,
  voucherOfSession,
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
      const amount = this.wholePesos(input)
      const checkout = await readCheckout(this.knex, sessionId)
      assertUnpaid(checkout)
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
      const voucher = await this.issue(checkout, amount, input.currency_code)
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
      const known = await voucherOfSession(this.paypro, sessionId, input.data)
      const voucher =
        known?.order_id && known.payment_info ? known : await this.placeOrder(sessionId, known)
      const current = await askIfOpen(this.paypro, voucher)
      return { status: medusaStatusOf(current), data: this.dataOf(current) }
    })
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return await this.answering(async () => {
      return { data: this.dataOf(await confirmedVoucher(this.knex, input.data)) }
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

  /** Never throws: the core would roll back the cart's edit and keep half of it. */
  async deletePayment({ data }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return await bestEffort(this.cradle, data, (paypro, { id }) =>
      paypro.voidVoucher({ id }, "session_deleted"),
    )
  }

  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return await bestEffort(this.cradle, data, (paypro, { id }) =>
      paypro.voidVoucher({ id }, "payment_canceled"),
    )
  }

  /**
   * Refused. Where it cancels an order, the core books the refund all the same, and an event has that undone: should
   * the process die before, the job does it.
   */
  async refundPayment({ data }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    await bestEffort(this.cradle, data, (paypro, { trade_no }) => paypro.scheduleNow(trade_no))
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

  /** The order is being placed with this session: checks its worth, and with `place_order` gets the voucher now. */
  private async placeOrder(sessionId: string, known: Voucher | undefined): Promise<Voucher> {
    const checkout = await readCheckout(this.knex, sessionId)
    await assertWorthTheCart(this.query, checkout)
    const orderId = checkout.payment_collection.order?.id
    // A voucher without a reference was never seen by anybody: PayPro refused it, or its answer was lost.
    if (known?.payment_info) {
      return orderId ? await this.paypro.linkVoucherToOrder(known.id, orderId) : known
    }
    assertUnpaid(checkout)
    const amount = this.wholePesos(checkout)
    return await this.issue(checkout, amount, checkout.currency_code)
  }

  private async issue(
    checkout: Checkout,
    amount: number,
    currencyCode: string,
  ): Promise<IssuedVoucher> {
    return await this.paypro.issueVoucher({
      payment_session_id: checkout.id,
      payment_collection_id: checkout.payment_collection.id,
      cart_id: checkout.payment_collection.cart?.id ?? null,
      order_id: checkout.payment_collection.order?.id ?? null,
      provider_id: checkout.provider_id,
      way_code: this.wayCode,
      total_amount: roundedToCentavos(checkout.amount).toFixed(),
      amount,
      currency_code: currencyCode.toLowerCase(),
      payer: payerOf(checkout),
    })
  }

  private wholePesos(input: Pick<InitiatePaymentInput, "amount" | "currency_code">): number {
    return toWholePesos(
      {
        amount: input.amount,
        currencyCode: input.currency_code,
        wayCode: this.wayCode,
      },
      this.options,
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
