import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Lease, Voucher } from "../types"
import { fromNow, now } from "./sql"
import { LEASE_SECONDS } from "../../../lib/timing"

export type Release = {
  /** Without a time the voucher is asked about again soon; null: not at all. */
  ask_at?: Date | null
  /** Whether nothing is left to do, so that the same answer of PayPro again needs no settling. */
  is_settled?: boolean
  /** Events that were emitted under the lease. */
  publishedEvents?: string[]
}

const HAS_DISCREPANCIES =
  "exists (select from paypro_discrepancy a where a.voucher_id = paypro_voucher.id and a.deleted_at is null) as has_discrepancies"

/**
 * Leases on vouchers, and when each is asked about next: SQL on `paypro_voucher`. A row of our own outlives the process
 * that wrote it, and any process may take over once the lease has run out.
 */
export class LeaseRepository {
  constructor(private readonly knex: Knex) {}

  /** @returns undefined when there is no such voucher, or its lease is somebody else's. */
  async acquire(tradeNo: string): Promise<Lease | undefined> {
    const [lease] = await this.lease(this.free().where({ trade_no: tradeNo }))
    return lease
  }

  /** Acquires up to `limit` vouchers whose time to be asked about has come; safe in any number of processes at once. */
  async acquireDue(limit: number): Promise<Lease[]> {
    const due = this.free()
      .select("id")
      .where("ask_at", "<=", now(this.knex))
      .orderBy("ask_at")
      .limit(limit)
      .forUpdate()
      .skipLocked()
    return await this.lease(this.rows().whereIn("id", due))
  }

  /** @returns false when the lease ran out and somebody else acquired the voucher. */
  async renew({ voucher, token }: Lease): Promise<boolean> {
    const renewed = await this.rows()
      .where({ id: voucher.id, lease_token: token })
      .update({ leased_until: this.leaseEnd() })
    return renewed > 0
  }

  /** Whoever scheduled the voucher meanwhile has the last word on when it is asked about. */
  async release(
    { voucher, token }: Lease,
    { ask_at = new Date(), is_settled, publishedEvents = [] }: Release = {},
  ): Promise<void> {
    await this.rows()
      .where({ id: voucher.id, lease_token: token })
      .update({
        lease_token: null,
        leased_until: null,
        ...(is_settled !== undefined && { is_settled }),
        ask_at: this.knex.raw<Date>(
          "case when ask_at <= now() then ask_at else ?::timestamptz end",
          [ask_at],
        ),
        ...(publishedEvents.length && {
          published_events: this.knex.raw<string[]>("published_events || ?::text[]", [
            publishedEvents,
          ]),
        }),
      })
  }

  /** Has the job ask about a voucher, also while somebody settles it who may have seen older rows. */
  async scheduleNow(tradeNo: string): Promise<void> {
    await this.rows()
      .where({ trade_no: tradeNo })
      .update({ ask_at: now(this.knex), is_settled: false })
  }

  /** Has the job ask no more, unless somebody settles it or has just scheduled it. */
  async unschedule(id: string): Promise<void> {
    await this.rows()
      .where({ id })
      .whereNull("lease_token")
      .where("ask_at", ">", now(this.knex))
      .update({ ask_at: null })
  }

  async countDue(): Promise<number> {
    const [row] = await this.rows().where("ask_at", "<=", now(this.knex)).count({ count: "*" })
    return Number(row?.count ?? 0)
  }

  /** A voucher whose holder dies is asked about when the lease is over, whatever was planned for it. */
  private async lease(rows: Knex.QueryBuilder<Voucher, Voucher[]>): Promise<Lease[]> {
    const token = randomUUID()
    const end = this.leaseEnd()
    const leased: (Voucher & { has_discrepancies?: boolean })[] = await rows
      .update({ lease_token: token, leased_until: end, ask_at: end })
      .returning<(Voucher & { has_discrepancies?: boolean })[]>([
        "*",
        this.knex.raw(HAS_DISCREPANCIES),
      ])
    return leased.map(({ has_discrepancies = false, ...voucher }) => ({
      token,
      voucher,
      hasDiscrepancies: has_discrepancies,
    }))
  }

  private free(): Knex.QueryBuilder<Voucher, Voucher[]> {
    return this.rows().where((free) => {
      void free.whereNull("leased_until").orWhere("leased_until", "<", now(this.knex))
    })
  }

  private leaseEnd() {
    return fromNow(this.knex, `${LEASE_SECONDS} seconds`)
  }

  /** The framework's indexes leave deleted rows out, so a query that does not may read the whole table. */
  private rows() {
    return this.knex<Voucher>("paypro_voucher").whereNull("deleted_at")
  }
}
