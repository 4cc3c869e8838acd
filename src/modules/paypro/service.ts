import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IEventBusModuleService, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaService, Modules } from "@medusajs/framework/utils"
import { probePaypro, type PayproProbe } from "../../lib/health"
import { sharedFor } from "../../lib/health/shared-for"
import { parsePayproOptions, type ResolvedPayproOptions } from "../../lib/options"
import { createPayproClient, parseCallback, type PayproClient } from "../../lib/paypro-client"
import { digestOf } from "../../lib/signature/digest"
import { verifySigned } from "../../lib/signature/verify"
import { afterStatement, contradicts, outcomeOf } from "../../lib/voucher-state"
import { HealthLog } from "./health-log"
import { issueVoucher } from "./issue-voucher"
import PayproDiscrepancy from "./models/discrepancy"
import PayproCallback from "./models/callback"
import PayproVoucher from "./models/voucher"
import type { VoucherStatement } from "./statement"
import { DiscrepancyList } from "./repositories/discrepancy-list"
import { DiscrepancyRepository, type NewDiscrepancy } from "./repositories/discrepancy-repository"
import { CallbackRepository } from "./repositories/callback-repository"
import { HealthRepository } from "./repositories/health-repository"
import { ExportReader } from "./repositories/export-reader"
import { VoucherList } from "./repositories/voucher-list"
import { VoucherRepository } from "./repositories/voucher-repository"
import type { Discrepancy, Callback, IssuedVoucher, Voucher, VoucherRequest } from "./types"

export const PAYPRO_MODULE = "paypro"

/** However many people look at the health panel, PayPro is asked no more often. */
const PROBE_MS = 2_000

type Cradle = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.LOGGER]: Logger
  [Modules.EVENT_BUS]?: IEventBusModuleService
}

/**
 * The plugin's tables, and what is said to PayPro about a row of them. It knows nothing of orders:
 * what money means for an order is decided in `workflows/settle-voucher`.
 */
export default class PayproModuleService extends MedusaService({
  PayproVoucher,
  PayproCallback,
  PayproDiscrepancy,
}) {
  readonly options: ResolvedPayproOptions
  readonly client: PayproClient
  readonly vouchers: VoucherRepository
  readonly callbacks: CallbackRepository
  readonly discrepancies: DiscrepancyRepository
  readonly voucherList: VoucherList
  readonly discrepancyList: DiscrepancyList
  readonly exportReader: ExportReader
  readonly health: HealthRepository
  readonly healthLog: HealthLog
  /** What PayPro says to the credentials; asked at most once in a few seconds. */
  readonly probe: () => Promise<PayproProbe>
  private readonly cradle: Cradle

  constructor(cradle: Cradle, options: unknown) {
    super(...arguments)
    this.cradle = cradle
    this.options = parsePayproOptions(options)
    this.client = createPayproClient(this.options, cradle[ContainerRegistrationKeys.LOGGER])
    const knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.vouchers = new VoucherRepository(knex)
    this.callbacks = new CallbackRepository(knex)
    this.discrepancies = new DiscrepancyRepository(knex)
    this.voucherList = new VoucherList(knex)
    this.discrepancyList = new DiscrepancyList(knex)
    this.exportReader = new ExportReader(knex)
    this.health = new HealthRepository(knex)
    this.probe = sharedFor(PROBE_MS, () => probePaypro(this.options, this.client))
    this.healthLog = new HealthLog(this.health, cradle[ContainerRegistrationKeys.LOGGER])
  }

  /** @throws as `issue-voucher.ts` says. */
  async issueVoucher(request: VoucherRequest): Promise<IssuedVoucher> {
    return await issueVoucher(this, request)
  }

  /**
   * Asks PayPro about a voucher and writes down the answer.
   * @throws when PayPro gives no usable answer.
   */
  async askAbout(
    voucher: Voucher,
    settings: { timeoutMs?: number; retries?: number } = {},
  ): Promise<Voucher> {
    return await this.record(voucher, await this.client.queryPayIn(voucher.trade_no, settings))
  }

  /** Writes down what PayPro said. Nothing is ever taken back: see `afterStatement`. */
  async record(voucher: Voucher, statement: VoucherStatement): Promise<Voucher> {
    for (
      let read: Voucher | undefined = voucher;
      read;
      read = await this.vouchers.find({ id: voucher.id })
    ) {
      const written = await this.recordOnto(read, statement)
      if (written) {
        return written
      }
    }
    throw new Error(`Voucher ${voucher.trade_no} is gone`)
  }

  /**
   * The inbox: checks a callback's signature over the raw body and writes it down before anything else is done.
   * @throws SignatureError, MalformedBodyError.
   */
  async receiveCallback(rawBody: Buffer | string): Promise<Callback> {
    const fields = verifySigned(rawBody, this.options)
    const callback = parseCallback(fields)
    return await this.callbacks.receive({
      digest: digestOf(fields),
      trade_no: callback.tradeNo,
      platform_trade_no: callback.platformTradeNo,
      status_code: callback.status,
      message: callback.message,
      amount: callback.amount,
      utr: callback.utr,
      success_time: callback.successTime,
    })
  }

  async openDiscrepancy(
    discrepancy: NewDiscrepancy,
    about?: Voucher,
  ): Promise<Discrepancy | undefined> {
    const opened = await this.discrepancies.open({
      voucher_id: about?.id ?? null,
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

  /** Whoever may come by again notes what was emitted, afterwards: see `publishedEvents` of a voucher. */
  async emitAbout(voucher: Voucher, event: VoucherEvent): Promise<void> {
    await this.emit(`paypro.${event}`, {
      id: voucher.id,
      payment_session_id: voucher.payment_session_id,
      ...(voucher.order_id ? { order_id: voucher.order_id } : {}),
    })
  }

  private async emit(name: string, data: Record<string, unknown>): Promise<void> {
    await this.cradle[Modules.EVENT_BUS]?.emit({ name, data })
  }

  private async recordOnto(
    read: Voucher,
    statement: VoucherStatement,
  ): Promise<Voucher | undefined> {
    const now = new Date()
    const heard = {
      platform_trade_no: statement.platformTradeNo ?? read.platform_trade_no,
      status_code: statement.status,
      status_message: statement.message,
      last_checked_at: now,
    }
    if (contradicts(read, statement)) {
      await this.openDiscrepancy(
        {
          kind: "amount_unclear",
          amount: statement.amount,
          detail: `PayPro says that ${statement.amount ?? "an unnamed amount"} was paid, after it had said ${read.received_amount ?? "nothing"}.`,
        },
        read,
      )
      return await this.vouchers.update(read.id, { last_checked_at: now })
    }
    const after = afterStatement(read, statement)
    return await this.vouchers.updateUnchanged(read, {
      ...heard,
      ...after,
      paid_at: read.paid_at ?? (outcomeOf(statement.status) === "paid" ? now : null),
    })
  }
}

export type VoucherEvent =
  | "voucher_issued"
  | "voucher_partially_paid"
  | "voucher_paid"
  | "voucher_failed"
  | "voucher_expiring"
