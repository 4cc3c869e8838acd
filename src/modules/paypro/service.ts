import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IEventBusModuleService, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { OtherMerchantError, SignatureError } from "../../lib/errors"
import { probePaypro, sightOf, type PayproProbe } from "../../lib/health"
import { sharedFor } from "../../lib/health/shared-for"
import { parsePayproOptions, type ResolvedPayproOptions } from "../../lib/options"
import { createPayproClient, type PayproClient } from "../../lib/paypro-client"
import type { Receipts } from "../../lib/receipts"
import { nextAskAt } from "./ask-schedule"
import {
  conclusionOf,
  statementOfAnswer,
  statementOfCallback,
  statementOfStaff,
  weigh,
  type Answered,
} from "./evidence"
import { HealthLog } from "./health-log"
import { readInboxMessage } from "./inbox"
import { issueVoucher } from "./issue-voucher"
import { receiptOf } from "./receipt-of"
import { PayproRecords, type VoucherEvent } from "./records"
import { createRepositories, type Repositories } from "./repositories"
import type { NewCallback } from "./repositories/callback-repository"
import type { NewDiscrepancy } from "./repositories/discrepancy-repository"
import { keyOf, type Evidence } from "./repositories/statement-repository"
import type { VoucherChange } from "./repositories/voucher-repository"
import type {
  Allocation,
  Callback,
  Discrepancy,
  IssuedVoucher,
  StatementRow,
  Voucher,
  VoucherRequest,
} from "./types"

export const PAYPRO_MODULE = "paypro"

/** However many people look at the health panel, PayPro is asked no more often. */
const PROBE_MS = 2_000

type Cradle = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.LOGGER]: Logger
  [Modules.EVENT_BUS]?: IEventBusModuleService
}

type AskSettings = {
  timeoutMs?: number
  retries?: number
  /** A callback that the answer will confirm or deny. */
  callback?: Callback
}

/**
 * The plugin's tables, and what is said to PayPro about a row of them. It knows nothing of orders: what money means
 * for an order is decided in `workflows/settle-purchase`.
 */
export default class PayproModuleService extends PayproRecords {
  readonly options: ResolvedPayproOptions
  readonly client: PayproClient
  readonly healthLog: HealthLog
  /** What PayPro says to the credentials; asked at most once in a few seconds. */
  readonly probe: () => Promise<PayproProbe>
  private readonly cradle: Cradle
  protected readonly tables: Repositories

  constructor(cradle: Cradle, options: unknown) {
    super(...arguments)
    this.cradle = cradle
    this.options = parsePayproOptions(options)
    this.client = createPayproClient(this.options, cradle[ContainerRegistrationKeys.LOGGER])
    this.tables = createRepositories(cradle[ContainerRegistrationKeys.PG_CONNECTION])
    this.probe = sharedFor(PROBE_MS, () => probePaypro(this.options, this.client))
    this.healthLog = new HealthLog(this.tables.health, cradle[ContainerRegistrationKeys.LOGGER])
  }

  /** @throws PayproError, as `issue-voucher.ts` says. */
  async issueVoucher(request: VoucherRequest): Promise<IssuedVoucher> {
    const { vouchers } = this.tables
    const logger = this.cradle[ContainerRegistrationKeys.LOGGER]
    const issued = await issueVoucher(
      { vouchers, client: this.client, options: this.options, logger },
      request,
    )
    if (!issued.isTakenUp) {
      await this.publish(issued, "voucher_issued")
    }
    return issued
  }

  /**
   * Asks PayPro about a voucher.
   * @throws OtherMerchantError for a voucher issued under another merchant number or address.
   * @throws PayproError when PayPro gives no usable answer.
   */
  async query(voucher: Voucher, settings: Omit<AskSettings, "callback"> = {}): Promise<Answered> {
    if (!this.isOurs(voucher)) {
      throw new OtherMerchantError()
    }
    // Rounded up, so that it is later than whatever was heard before it.
    const askedAt = new Date(Math.ceil(performance.timeOrigin + performance.now()))
    const answer = await this.client.queryPayIn(voucher.trade_no, settings)
    return { answer, askedAt, answeredAt: new Date() }
  }

  /**
   * Asks PayPro about a voucher and writes down the answer.
   * @throws as `query`.
   */
  async askAbout(voucher: Voucher, { callback, ...settings }: AskSettings = {}): Promise<Voucher> {
    return await this.record(voucher, await this.query(voucher, settings), callback)
  }

  /**
   * Writes down what PayPro answered, what follows from all that it has said of the voucher, and when to ask about it
   * next.
   */
  async record(voucher: Voucher, answered: Answered, callback?: Callback): Promise<Voucher> {
    const isChanged = voucher.resolved_at !== null && this.isNews(voucher, answered)
    const answer_run = isChanged ? voucher.answer_run + 1 : voucher.answer_run
    const statement = statementOfAnswer(answered, answer_run)
    const evidence = await this.tables.statements.hear(voucher.id, [
      statement,
      ...(callback ? [statementOfCallback(callback)] : []),
    ])
    const { status, message, platformTradeNo } = answered.answer
    const now = new Date()
    return await this.conclude(voucher, evidence, (isFinal) => ({
      platform_trade_no: platformTradeNo ?? voucher.platform_trade_no,
      status_code: status,
      status_message: message,
      last_answer: keyOf(statementOfAnswer(answered)),
      answer_run,
      last_checked_at: answered.answeredAt,
      ask_at: nextAskAt({ ...voucher, final_at: isFinal ? (voucher.final_at ?? now) : null }, now),
    }))
  }

  /** Staff know what was really received on a voucher so far, in pesos. It is settled in the job's next run. */
  async recordReceived(voucher: Voucher, received: string): Promise<void> {
    const now = new Date()
    const evidence = await this.tables.statements.hear(voucher.id, [
      statementOfStaff(received, now),
    ])
    await this.conclude(voucher, evidence, () => ({ resolved_at: now }))
  }

  /** Writes what follows from all that was said of a voucher, however many processes hear of it at once. */
  private async conclude(
    voucher: Voucher,
    evidence: Evidence | undefined,
    heard: (isFinal: boolean) => VoucherChange,
  ): Promise<Voucher> {
    const { id } = voucher
    for (let known = evidence; ; known = undefined) {
      const current = known ?? (await this.tables.statements.evidenceOf(id))
      const receipts = weigh(voucher, current.statements)
      const conclusion = {
        ...conclusionOf(receipts),
        receipt: receiptOf(voucher, current, receipts),
      }
      const concluded = await this.tables.vouchers.conclude(
        id,
        current,
        conclusion,
        heard(receipts.final),
      )
      if (concluded) {
        await this.noteSights(receipts)
        return concluded
      }
    }
  }

  private async noteSights({ status, reading }: Receipts<StatementRow>): Promise<void> {
    if (status === "paid") {
      await this.healthLog.noteSeen("first_payment")
    }
    if (reading) {
      await this.healthLog.noteSeen(sightOf(reading))
    }
  }

  /** Whether an answer says something that PayPro did not say last. */
  isNews(voucher: Voucher, answered: Answered): boolean {
    return voucher.last_answer !== keyOf(statementOfAnswer(answered))
  }

  /** Notes that PayPro said again what it had said last, and when to ask next, in one statement for all. */
  async recordRepeated(
    answers: { voucher: Voucher; answered: Answered; askAt: Date | null }[],
  ): Promise<void> {
    await this.tables.statements.hearAgain(
      answers.map(({ voucher, answered, askAt }) => ({
        voucherId: voucher.id,
        key: keyOf(statementOfAnswer(answered, voucher.answer_run)),
        askedAt: answered.askedAt,
        askAt,
      })),
    )
  }

  /** What the statements of a voucher establish, contradictions and all. */
  async receiptsOf(voucher: Voucher): Promise<Receipts<StatementRow>> {
    const { statements } = await this.tables.statements.evidenceOf(voucher.id)
    return weigh(voucher, statements)
  }

  /** Whether it was issued under the merchant number and address that are configured now. */
  isOurs({ merchant_no, base_url }: Pick<Voucher, "merchant_no" | "base_url">): boolean {
    return merchant_no === this.options.merchantNo && base_url === this.options.baseUrl
  }

  /**
   * The inbox: commits a callback whose signature holds, whether or not it can be read. Wrong signatures are counted.
   * @throws SignatureError, or MalformedBodyError for what is not JSON or not a callback; then nothing was written.
   */
  async receiveCallback(rawBody: Buffer | string): Promise<Callback> {
    return await this.tables.callbacks.keep(this.readCallback(rawBody))
  }

  private readCallback(rawBody: Buffer | string): NewCallback {
    try {
      return readInboxMessage(rawBody, this.options)
    } catch (error) {
      if (error instanceof SignatureError) {
        this.healthLog.countSignatureFailure()
      }
      throw error
    }
  }

  /** @returns undefined if this very fact was raised before. */
  async openDiscrepancy(
    discrepancy: NewDiscrepancy,
    about?: Voucher,
  ): Promise<Discrepancy | undefined> {
    const opened = await this.tables.discrepancies.open({
      voucher_id: about?.id ?? null,
      purchase_id: about?.purchase_id ?? null,
      ...discrepancy,
    })
    if (opened) {
      await this.emit("paypro.discrepancy_opened", {
        id: opened.id,
        payment_session_id: about?.payment_session_id ?? null,
        ...(about?.order_id ? { order_id: about.order_id } : {}),
      })
    }
    return opened
  }

  /** Emits an event about a voucher. Whoever may come by again notes it afterwards: see `published_events`. */
  async publish(voucher: Voucher, event: VoucherEvent): Promise<void> {
    await this.emit(`paypro.${event}`, {
      id: voucher.id,
      payment_session_id: voucher.payment_session_id,
      ...(voucher.order_id ? { order_id: voucher.order_id } : {}),
    })
  }

  /** Emits that money was returned, once all of it is booked. */
  async publishReturn({ id, order_id }: Pick<Allocation, "id" | "order_id">): Promise<void> {
    await this.emit("paypro.money_returned", { id, ...(order_id && { order_id }) })
  }

  private async emit(name: string, data: Record<string, unknown>): Promise<void> {
    await this.cradle[Modules.EVENT_BUS]?.emit({ name, data })
  }
}
