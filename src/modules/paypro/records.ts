import { MedusaService } from "@medusajs/framework/utils"
import type { Sights } from "../../lib/health"
import type { ResolvedPayproOptions } from "../../lib/options"
import PayproCallback from "./models/callback"
import PayproDiscrepancy from "./models/discrepancy"
import PayproHealth from "./models/health"
import PayproStatement from "./models/statement"
import PayproVoucher from "./models/voucher"
import type { Repositories } from "./repositories"
import type {
  DiscrepancyFilters,
  DiscrepancyOrder,
  ListedDiscrepancy,
} from "./repositories/discrepancy-list"
import type { NewDiscrepancy } from "./repositories/discrepancy-repository"
import type { ExportPeriod } from "./repositories/export-reader"
import type { JobRun } from "./repositories/health-repository"
import type { Release } from "./repositories/lease-repository"
import type { Page, PageRequest } from "./repositories/page"
import type { VoucherFilters, VoucherOrder } from "./repositories/voucher-list"
import type { Callback, Discrepancy, Lease, Voucher, VoidReason } from "./types"

/** What may be emitted about a voucher, after `paypro.`. */
export type VoucherEvent =
  | "voucher_issued"
  | "voucher_partially_paid"
  | "voucher_paid"
  | "voucher_failed"
  | "voucher_expiring"

/** What callers do with the rows of the plugin's tables; the SQL behind it is in `repositories/`. */
export abstract class PayproRecords extends MedusaService({
  PayproVoucher,
  PayproStatement,
  PayproCallback,
  PayproDiscrepancy,
  PayproHealth,
}) {
  abstract readonly options: ResolvedPayproOptions
  protected abstract readonly tables: Repositories

  async findVoucher(
    by: Partial<Pick<Voucher, "id" | "trade_no" | "token">>,
  ): Promise<Voucher | undefined> {
    return await this.tables.vouchers.find(by)
  }

  /** The session's voucher that counts: the newest one, voided ones last. */
  async findVoucherOfSession(paymentSessionId: string): Promise<Voucher | undefined> {
    return await this.tables.vouchers.findOfSession(paymentSessionId)
  }

  async listVouchersOfCollections(paymentCollectionIds: string[]): Promise<Voucher[]> {
    return await this.tables.vouchers.listOfCollections(paymentCollectionIds)
  }

  async pageOfVouchers(
    filters: VoucherFilters,
    request: PageRequest<VoucherOrder>,
  ): Promise<Page<Voucher>> {
    return await this.tables.voucherList.page(filters, request)
  }

  /** Every voucher created in a period, oldest first, a page at a time. */
  async *exportVouchers(period: ExportPeriod): AsyncGenerator<Voucher[]> {
    yield* this.tables.exportReader.vouchers(period)
  }

  async linkVoucherToOrder(id: string, orderId: string): Promise<Voucher> {
    return await this.tables.vouchers.update(id, { order_id: orderId })
  }

  /** The store has no more use for it. PayPro knows no cancel, so it stays payable there and is asked about. */
  async voidVoucher(
    by: Partial<Pick<Voucher, "trade_no" | "payment_session_id" | "id">>,
    reason: VoidReason,
  ): Promise<void> {
    await this.tables.vouchers.void(by, reason)
  }

  /** PayPro does not know the number, and nobody has seen its reference. */
  async markNeverIssued(id: string): Promise<void> {
    await this.tables.vouchers.update(id, {
      status: "failed",
      status_message: "PayPro never issued this number",
    })
  }

  /** Unpaid vouchers whose deadline is near, and of which that was not published yet. */
  async listExpiringVouchers(aheadMinutes: number, limit: number): Promise<Voucher[]> {
    return await this.tables.vouchers.listExpiring(aheadMinutes, limit)
  }

  async markPublished(voucherId: string, event: VoucherEvent): Promise<void> {
    await this.tables.vouchers.markPublished(voucherId, event)
  }

  /** @returns undefined when there is no such voucher, or its lease is somebody else's. */
  async acquireLease(tradeNo: string): Promise<Lease | undefined> {
    return await this.tables.leases.acquire(tradeNo)
  }

  async acquireDueLeases(limit: number): Promise<Lease[]> {
    return await this.tables.leases.acquireDue(limit)
  }

  /** @returns false when the lease ran out and somebody else acquired the voucher. */
  async renewLease(lease: Lease): Promise<boolean> {
    return await this.tables.leases.renew(lease)
  }

  async releaseLease(lease: Lease, release?: Release): Promise<void> {
    await this.tables.leases.release(lease, release)
  }

  /** Has the job ask about a voucher in its next run. */
  async scheduleNow(tradeNo: string): Promise<void> {
    await this.tables.leases.scheduleNow(tradeNo)
  }

  /** Has the job ask about a voucher no more. */
  async unschedule(id: string): Promise<void> {
    await this.tables.leases.unschedule(id)
  }

  async countDueVouchers(): Promise<number> {
    return await this.tables.leases.countDue()
  }

  async finishCallback(id: string, voucherId: string | null): Promise<void> {
    await this.tables.callbacks.finish(id, voucherId)
  }

  async postponeCallback(id: string, problem: string): Promise<void> {
    await this.tables.callbacks.postpone(id, problem)
  }

  async isCallbackProcessed(id: string): Promise<boolean> {
    return await this.tables.callbacks.isProcessed(id)
  }

  async listUnprocessedCallbacks(limit: number): Promise<Callback[]> {
    return await this.tables.callbacks.listUnprocessed(limit, this.options.reconcile.maxAgeDays)
  }

  async listUnprocessedCallbacksOf(tradeNos: string[]): Promise<Callback[]> {
    return await this.tables.callbacks.listUnprocessedOf(tradeNos)
  }

  async listCallbacks(tradeNos: string[]): Promise<Callback[]> {
    return await this.tables.callbacks.listOfTradeNos(tradeNos)
  }

  /** Every callback received in a period, oldest first, a page at a time. */
  async *exportCallbacks(period: ExportPeriod): AsyncGenerator<Callback[]> {
    yield* this.tables.exportReader.callbacks(period)
  }

  async lastCallbackAt(): Promise<Date | null> {
    return await this.tables.callbacks.lastSeenAt()
  }

  async oldestUnprocessedCallbackAt(): Promise<Date | null> {
    return await this.tables.callbacks.oldestUnprocessedAt()
  }

  /** @returns how many were deleted. */
  async deleteOldCallbacks(): Promise<number> {
    return await this.tables.callbacks.deleteOlderThan(this.options.reconcile.inboxRetentionDays)
  }

  /** A person's decision. @returns undefined if there is no open discrepancy of that id. */
  async resolveDiscrepancy(id: string, by: string, note: string): Promise<Discrepancy | undefined> {
    return await this.tables.discrepancies.resolve(id, by, note)
  }

  /** Closes the voucher's open discrepancies of these kinds, except those that still stand. */
  async closeSettledDiscrepancies(
    voucherId: string,
    kinds: readonly Discrepancy["kind"][],
    standing: NewDiscrepancy[],
  ): Promise<void> {
    await this.tables.discrepancies.closeSettled(voucherId, kinds, standing)
  }

  async closeDiscrepancyOfCallback(callbackId: string): Promise<void> {
    await this.tables.discrepancies.closeOfCallback(callbackId)
  }

  async findDiscrepancy(id: string): Promise<ListedDiscrepancy | undefined> {
    return await this.tables.discrepancyList.find(id)
  }

  async listDiscrepanciesOfVouchers(voucherIds: string[]): Promise<ListedDiscrepancy[]> {
    return await this.tables.discrepancyList.listOfVouchers(voucherIds)
  }

  async listOpenDiscrepanciesOfVouchers(
    voucherIds: string[],
  ): Promise<Pick<Discrepancy, "voucher_id" | "kind">[]> {
    return await this.tables.discrepancyList.listOpenOfVouchers(voucherIds)
  }

  async pageOfDiscrepancies(
    filters: DiscrepancyFilters,
    request: PageRequest<DiscrepancyOrder>,
  ): Promise<Page<ListedDiscrepancy>> {
    return await this.tables.discrepancyList.page(filters, request)
  }

  /** Whether a person dealt with money of the voucher that had no order: returned it, or placed another order for it. */
  async isSetAside(voucherId: string): Promise<boolean> {
    return await this.tables.discrepancies.isSetAside(voucherId)
  }

  async signatureFailuresOfLastDay(): Promise<number> {
    return await this.tables.health.signatureFailuresOfLastDay()
  }

  /** When PayPro was first seen to take a payment, and to follow each reading of its amounts. */
  async sights(): Promise<Sights> {
    return await this.tables.health.sights()
  }

  async lastJobRun(): Promise<JobRun | null> {
    return await this.tables.health.lastJobRun()
  }
}
