import { MedusaService } from "@medusajs/framework/utils"
import type { Sights } from "../../lib/health"
import type { Days } from "../../lib/mexican-time"
import type { ResolvedPayproOptions } from "../../lib/options"
import type { SearchPlan } from "../../lib/search"
import { ASK_PAUSE_MS } from "../../lib/timing"
import PayproAllocation from "./models/allocation"
import PayproCallback from "./models/callback"
import PayproDiscrepancy from "./models/discrepancy"
import PayproHealth from "./models/health"
import PayproPurchase from "./models/purchase"
import PayproReceipt from "./models/receipt"
import PayproStatement from "./models/statement"
import PayproVoucher from "./models/voucher"
import type { Repositories } from "./repositories"
import type {
  DiscrepancyFilters,
  DiscrepancyOrder,
  ListedDiscrepancy,
} from "./repositories/discrepancy-list"
import type { NewDiscrepancy } from "./repositories/discrepancy-repository"
import type { JobRun } from "./repositories/health-repository"
import type { Movement } from "./repositories/movement-repository"
import type { MovementFilters } from "./repositories/movement-sources"
import type { Count, Page, PageRequest } from "./repositories/page"
import type { NewAllocation } from "./repositories/allocation-repository"
import type { NewReturn, ReturnSubject } from "./repositories/return-repository"
import type { Settled } from "./repositories/lease-repository"
import type { MovementSum } from "./repositories/sum-repository"
import type { Deadline } from "./repositories/purchase-repository"
import type { ReadyPurchase, UnpaidFilter, UnpaidPurchase } from "./repositories/today-reader"
import type { VoucherFilters, VoucherOrder } from "./repositories/voucher-list"
import type { SearchResult } from "./repositories/voucher-search"
import type { ExpiringFilter } from "./repositories/voucher-reader"
import type {
  Allocation,
  Callback,
  Discrepancy,
  ObservedVoucher,
  Purchase,
  PurchaseLease,
  RecordedReturn,
  SeenPurchase,
  Voucher,
  VoidReason,
} from "./types"

/** What may be emitted about a voucher, after `paypro.`. */
export type VoucherEvent =
  | "voucher_issued"
  | "voucher_partially_paid"
  | "voucher_paid"
  | "voucher_failed"
  | "voucher_expiring"

/** What callers do with the rows of the plugin's tables; the SQL behind it is in `repositories/`. */
export abstract class PayproRecords extends MedusaService({
  PayproPurchase,
  PayproVoucher,
  PayproStatement,
  PayproReceipt,
  PayproCallback,
  PayproDiscrepancy,
  PayproAllocation,
  PayproHealth,
}) {
  abstract readonly options: ResolvedPayproOptions
  protected abstract readonly tables: Repositories

  async findVoucher(
    by: Partial<Pick<Voucher, "id" | "trade_no" | "token">>,
  ): Promise<Voucher | undefined> {
    return await this.tables.voucherReader.find(by)
  }

  /** The session's voucher that counts: the newest one, voided ones last. */
  async findVoucherOfSession(paymentSessionId: string): Promise<Voucher | undefined> {
    return await this.tables.voucherReader.findOfSession(paymentSessionId)
  }

  /** Paid ones first, in the order they were paid; then as they were issued. Void ones too. */
  async listVouchersOfPurchase(purchaseId: string): Promise<Voucher[]> {
    return await this.tables.voucherReader.listOfPurchases([purchaseId])
  }

  /** The same, with all that decides what is to be done about them. */
  async observeVouchers(purchaseId: string): Promise<ObservedVoucher[]> {
    return await this.tables.voucherReader.listObserved(purchaseId)
  }

  /** The same, of all purchases of an order and of one that may not be linked to it yet. */
  async observeVouchersOfOrder(orderId: string, purchaseId: string): Promise<ObservedVoucher[]> {
    return await this.tables.voucherReader.listObservedOfOrder(orderId, purchaseId)
  }

  /** Every voucher ever issued for an order. */
  async listVouchersOfOrder(orderId: string): Promise<Voucher[]> {
    const purchases = await this.tables.purchases.listOfOrder(orderId)
    return purchases.length
      ? await this.tables.voucherReader.listOfPurchases(purchases.map(({ id }) => id))
      : []
  }

  /** Those of a purchase that the shopper can pay, oldest first. */
  async listPayableVouchers(purchaseId: string): Promise<Voucher[]> {
    return await this.tables.voucherReader.listPayable(purchaseId)
  }

  /** Whether the session that a voucher is for exists: it may be gone before the purchase is settled. */
  async hasSession(voucher: Voucher): Promise<boolean> {
    return await this.tables.voucherReader.hasSession(voucher)
  }

  /** Which vouchers a text leads to, besides those of purchases that were found in Medusa. */
  async searchVouchers(plan: SearchPlan, purchaseIds: string[]): Promise<SearchResult> {
    return await this.tables.voucherSearch.vouchers(plan, purchaseIds)
  }

  /** The same of discrepancies, besides those of vouchers that were found. */
  async searchDiscrepancies(
    plan: SearchPlan,
    found: { voucherIds: string[]; purchaseIds: string[] },
  ): Promise<SearchResult> {
    return await this.tables.voucherSearch.discrepancies(plan, found)
  }

  async pageOfVouchers(
    filters: VoucherFilters,
    request: PageRequest<VoucherOrder>,
  ): Promise<Page<Voucher>> {
    return await this.tables.voucherList.page(filters, request)
  }

  /** The store has no more use for it. PayPro knows no cancel, so it stays payable there and is asked about. */
  async voidVoucher(id: string, reason: VoidReason): Promise<void> {
    await this.tables.vouchers.void(id, reason)
  }

  /** @returns a token that lets the next session name this voucher, for whose money it is added. */
  async startAddingSession(voucherId: string): Promise<string> {
    return await this.tables.vouchers.startAdding(voucherId)
  }

  /** @returns undefined where nobody started adding a session with that token. */
  async finishAddingSession(token: string, paymentSessionId: string): Promise<Voucher | undefined> {
    return await this.tables.vouchers.finishAdding(token, paymentSessionId)
  }

  async ensurePurchase(key: string, orderId: string | null): Promise<Purchase> {
    return await this.tables.purchases.ensure(key, orderId)
  }

  async findPurchase(
    by: Partial<Pick<Purchase, "id" | "key" | "token">>,
  ): Promise<Purchase | undefined> {
    return await this.tables.purchases.find(by)
  }

  /** Whether PayPro may be asked about a purchase now, on behalf of its page: one turn a pause, over all processes. */
  async takeTurnToAsk(purchaseId: string): Promise<boolean> {
    return await this.tables.purchases.takeTurnToAsk(purchaseId, ASK_PAUSE_MS)
  }

  /** PayPro has answered, so the next turn need not wait. */
  async endTurnToAsk(purchaseId: string): Promise<void> {
    await this.tables.purchases.endTurnToAsk(purchaseId)
  }

  async listPurchasesOfOrder(orderId: string): Promise<Purchase[]> {
    return await this.tables.purchases.listOfOrder(orderId)
  }

  /** Whether PayPro collects for an order: it was placed, is collected, or can be paid with PayPro. */
  async collectsForOrder(orderId: string): Promise<boolean> {
    return await this.tables.purchases.collectsForOrder(orderId)
  }

  /** The purchase has an order now, and so have its vouchers. */
  async linkPurchaseToOrder(id: string, orderId: string): Promise<void> {
    await this.tables.purchases.linkToOrder(id, orderId)
  }

  /** The order of a purchase is being placed: its vouchers get the order, and an order without a deadline gets one. */
  async placePurchase(id: string, orderId: string, deadline: Deadline): Promise<void> {
    await this.tables.purchases.place(id, orderId, deadline)
  }

  /** Placing the order was undone: the purchase has none again, nor have its vouchers, and there is no deadline. */
  async unplacePurchase(id: string, orderId: string): Promise<void> {
    await this.tables.purchases.unplace(id, orderId)
  }

  /** Staff say until when an order can be paid. */
  async setDeadline(purchaseId: string, deadline: Deadline): Promise<void> {
    await this.tables.purchases.setDeadline(purchaseId, deadline)
  }

  /** The time to pay begins anew, where there is none or it is over. */
  async startDeadline(purchaseId: string, deadline: Deadline): Promise<void> {
    await this.tables.purchases.startDeadline(purchaseId, deadline)
  }

  /** Another method gives the money longer to be told of. */
  async moveCancelAt(purchaseId: string, cancelAt: Date): Promise<void> {
    await this.tables.purchases.moveCancelAt(purchaseId, cancelAt)
  }

  /** An order that was paid owes again: stores are told once more when it is paid. */
  async noteOwingAgain(purchaseId: string): Promise<void> {
    await this.tables.purchases.noteOwingAgain(purchaseId)
  }

  /** Has the job settle them in its next run. */
  async settleSoon(purchaseIds: string[]): Promise<void> {
    await this.tables.purchases.settleSoon(purchaseIds)
  }

  /** Has the purchases of changed orders settled shortly. The core's events name the orders' summaries. */
  async wakePurchasesOfSummaries(summaryIds: string[]): Promise<void> {
    await this.tables.purchases.wakeOfSummaries(summaryIds)
  }

  /** Has the purchase of a voucher settled shortly. A number that nobody knows wakes nothing. */
  async wakePurchaseOfVoucher(tradeNo: string): Promise<void> {
    await this.tables.purchases.wakeOfVoucher(tradeNo)
  }

  /** Purchases whose time to be settled has come. */
  async listDuePurchases(limit: number): Promise<Purchase[]> {
    return await this.tables.purchases.listDue(limit)
  }

  /** PayPro does not know the number, and nobody has seen its reference. */
  async markNeverIssued(id: string): Promise<void> {
    await this.tables.vouchers.update(id, {
      status: "failed",
      status_message: "PayPro never issued this number",
      ask_at: null,
    })
  }

  /** PayPro answered about a voucher that had ended, and no longer knows its number. */
  async noteAnswered(id: string): Promise<void> {
    await this.tables.vouchers.update(id, { last_checked_at: new Date() })
  }

  /** Unpaid vouchers of orders whose deadline is near, and of which that was not published yet. */
  async listExpiringVouchers(filter: ExpiringFilter): Promise<Voucher[]> {
    return await this.tables.voucherReader.listExpiring(filter)
  }

  /** @param fact The event, and whatever sets it apart from the next of its kind. */
  async markPublished(voucherId: string, fact: string): Promise<void> {
    await this.tables.vouchers.markPublished(voucherId, fact)
  }

  /** @returns undefined when there is no such purchase, or its lease is somebody else's. */
  async acquireLease(purchaseId: string): Promise<PurchaseLease | undefined> {
    return await this.tables.leases.acquire(purchaseId)
  }

  /** Proves the lease and makes it last anew. @returns undefined when somebody else acquired the purchase. */
  async renewLease(lease: PurchaseLease): Promise<SeenPurchase | undefined> {
    return await this.tables.leases.renew(lease)
  }

  /** @returns false where somebody changed the purchase since it was seen: there is more to do. */
  async releaseLease(
    lease: PurchaseLease,
    seenSettleAt: string,
    settled: Settled,
  ): Promise<boolean> {
    return await this.tables.leases.release(lease, seenSettleAt, settled)
  }

  /** Lets go of a purchase and leaves all else of it as it is. */
  async abandonLease(lease: PurchaseLease): Promise<void> {
    await this.tables.leases.abandon(lease)
  }

  /** Purchases whose orders wait to be shipped, newest first. */
  async listReadyToShip(limit: number): Promise<ReadyPurchase[]> {
    return await this.tables.todayReader.listReadyToShip(limit)
  }

  /** Purchases whose orders wait for their payment, those whose time ends first before others. */
  async listUnpaidPurchases(filter: UnpaidFilter): Promise<UnpaidPurchase[]> {
    return await this.tables.todayReader.listUnpaid(filter)
  }

  /** Vouchers whose time to be asked about has come, each to one process. */
  async claimDueVouchers(limit: number): Promise<Voucher[]> {
    return await this.tables.asks.claimDue(limit)
  }

  /** When a voucher is asked about next, unless somebody wants that now; null: no more. */
  async scheduleAsk(id: string, askAt: Date | null): Promise<void> {
    await this.tables.asks.schedule(id, askAt)
  }

  /** Has the job ask about a voucher in its next run. */
  async scheduleNow(tradeNo: string): Promise<void> {
    await this.tables.asks.scheduleNow(tradeNo)
  }

  async countDueVouchers(): Promise<number> {
    return await this.tables.asks.countDue()
  }

  /**
   * @param leases Of the purchase that the money was received for, and of all others that it is about.
   * @throws LostLeaseError where one of them is somebody else's by now; then nothing is written.
   */
  async allocate(allocation: NewAllocation, leases: PurchaseLease[]): Promise<Allocation> {
    return await this.tables.allocations.insert(allocation, leases)
  }

  /** What became of a voucher's money other than captures on its own purchase. */
  async listAllocationsOfVoucher(voucherId: string): Promise<Allocation[]> {
    return await this.tables.allocations.listOfVoucher(voucherId)
  }

  /** What staff recorded as paid without PayPro, newest first. */
  async listPaidElsewhere(purchaseIds: string[]): Promise<Allocation[]> {
    return await this.tables.allocations.listPaidElsewhere(purchaseIds)
  }

  async findAllocation(id: string): Promise<Allocation | undefined> {
    return await this.tables.allocations.find(id)
  }

  async noteAllocationSession(id: string, paymentSessionId: string): Promise<void> {
    await this.tables.allocations.update(id, { payment_session_id: paymentSessionId })
  }

  /** The collection that was added for money paid elsewhere; before it is marked as paid. */
  async noteAllocationCollection(id: string, paymentCollectionId: string): Promise<void> {
    await this.tables.allocations.update(id, { payment_collection_id: paymentCollectionId })
  }

  async markAllocationBooked(id: string, paymentId: string | null): Promise<void> {
    await this.tables.allocations.markBooked(id, paymentId)
  }

  /** It could not be booked: the money is held again. */
  async withdrawAllocation(id: string): Promise<void> {
    await this.tables.allocations.withdraw(id)
  }

  /** Those that whoever wrote them should have booked by now. */
  async listUnbookedAllocations(minutes: number, limit: number): Promise<Allocation[]> {
    return await this.tables.allocations.listUnbooked(minutes, limit)
  }

  /** What became of money on some days, newest first. */
  async pageOfMovements(
    days: Days,
    filters: MovementFilters,
    request: { limit: number; offset: number },
  ): Promise<Movement[]> {
    return await this.tables.movements.page(days, filters, request)
  }

  /** All of it, oldest first, a page at a time. */
  async *pagesOfMovements(days: Days, filters: MovementFilters): AsyncGenerator<Movement[]> {
    yield* this.tables.movements.pages(days, filters)
  }

  async countMovements(days: Days, filters: MovementFilters): Promise<Count> {
    return await this.tables.movements.count(days, filters)
  }

  /** How much moved on some days, by kind and method. */
  async sumMovements(days: Days): Promise<MovementSum[]> {
    return await this.tables.sums.ofDays(days)
  }

  /** All that was received and that nothing was decided about, as of now, in pesos. */
  async heldMoney(): Promise<string> {
    return await this.tables.sums.held()
  }

  /** Remembers what all movements add up to, so that asking for it stays quick. */
  async rememberSums(): Promise<void> {
    await this.tables.sums.refresh()
  }

  /**
   * All that one transfer returned, under the leases of the purchases that it is about.
   * @throws LostLeaseError where one of them is somebody else's by now; then nothing is written.
   */
  async recordReturns(returns: NewReturn[], leases: PurchaseLease[]): Promise<Allocation[]> {
    return await this.tables.returns.insert(returns, leases)
  }

  /** Newest first. */
  async listReturns(subject: ReturnSubject): Promise<RecordedReturn[]> {
    return await this.tables.returns.list(subject)
  }

  /** What was returned or set aside of vouchers' money, whether it was captured or not. */
  async listSpentOfVouchers(voucherIds: string[]): Promise<Allocation[]> {
    return await this.tables.returns.listSpent(voucherIds)
  }

  /** Money of whichever voucher that was applied to an order. */
  async listAppliedTo(orderId: string): Promise<Allocation[]> {
    return await this.tables.returns.listAppliedTo(orderId)
  }

  /** Lets a refund of Medusa's stand for a return. @returns false where no such return waits for one. */
  async claimReturn(
    id: string,
    refund: { refundId: string; paymentId: string; amount: string },
  ): Promise<boolean> {
    return await this.tables.returns.claim(id, refund)
  }

  /** Medusa deleted the refund after all. */
  async releaseReturn(id: string, refundId: string): Promise<void> {
    await this.tables.returns.releaseClaim(id, refundId)
  }

  /** Why a return could not be booked this time. */
  async noteReturnFailure(id: string, failure: string): Promise<void> {
    await this.tables.returns.noteFailure(id, failure)
  }

  async noteWriteOff(id: string, writeOff: string | null): Promise<void> {
    await this.tables.returns.noteWriteOff(id, writeOff)
  }

  async markReturnsBooked(ids: string[]): Promise<void> {
    await this.tables.returns.markBooked(ids)
  }

  /** They could not be booked: the money is there to be returned again. */
  async withdrawReturns(ids: string[]): Promise<void> {
    await this.tables.returns.withdraw(ids)
  }

  /** Voucher id -> when its money was first heard of. */
  async firstMoneyOf(voucherIds: string[]): Promise<Map<string, Date>> {
    return await this.tables.returns.firstMoneyOf(voucherIds)
  }

  async finishCallback(id: string, voucherId: string | null): Promise<void> {
    await this.tables.callbacks.finish(id, voucherId)
  }

  /** A query agrees with it by now: whatever it had opened is closed. */
  async finishConfirmedCallback(id: string, voucherId: string): Promise<void> {
    await this.tables.callbacks.finishConfirmed(id, voucherId)
  }

  async postponeCallback(id: string, problem: string): Promise<void> {
    await this.tables.callbacks.postpone(id, problem)
  }

  async listUnprocessedCallbacks(limit: number): Promise<Callback[]> {
    return await this.tables.callbacks.listUnprocessed(limit, this.options.reconcile.maxAgeDays)
  }

  async listCallbacks(tradeNos: string[]): Promise<Callback[]> {
    return await this.tables.callbacks.listOfTradeNos(tradeNos)
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

  /**
   * The same where it sets money aside; under the lease of the purchase that the money was received for.
   * @returns undefined if there is no open discrepancy of that id; then nothing is allocated.
   * @throws LostLeaseError where the purchase is somebody else's by now; then nothing is written.
   */
  async resolveAndAllocate(
    id: string,
    allocation: NewAllocation,
    leases: PurchaseLease[],
  ): Promise<Discrepancy | undefined> {
    return await this.tables.discrepancies.resolveAndAllocate(id, allocation, leases)
  }

  /** Closes the purchase's open discrepancies of these kinds, except those that still stand. */
  async closeSettledDiscrepancies(
    purchaseId: string,
    kinds: readonly Discrepancy["kind"][],
    standing: NewDiscrepancy[],
  ): Promise<void> {
    await this.tables.discrepancies.closeSettled(purchaseId, kinds, standing)
  }

  async findDiscrepancy(id: string): Promise<ListedDiscrepancy | undefined> {
    return await this.tables.discrepancyList.find(id)
  }

  async listDiscrepanciesOfVouchers(voucherIds: string[]): Promise<ListedDiscrepancy[]> {
    return await this.tables.discrepancyList.listOfVouchers(voucherIds)
  }

  /** Newest first. */
  async listDiscrepanciesOfPurchases(purchaseIds: string[]): Promise<ListedDiscrepancy[]> {
    return await this.tables.discrepancyList.listOfPurchases(purchaseIds)
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
