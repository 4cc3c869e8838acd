import { randomBytes, randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Lease, IssuedVoucher, Voucher, VoidReason } from "../types"

type NewVoucher = Pick<
  Voucher,
  | "trade_no"
  | "payment_session_id"
  | "payment_collection_id"
  | "cart_id"
  | "order_id"
  | "provider_id"
  | "way_code"
  | "amount"
  | "currency_code"
>

type Change = Partial<Omit<Voucher, "id" | "published_events" | "created_at" | "updated_at">>

/** Longer than one settling can take (two waits of 30 s for the cart's lock, the queries to PayPro). */
const LEASE = "150 seconds"
/** When the job first asks about a voucher whose issuing was cut short. */
const FIRST_CHECK = "2 minutes"

/**
 * SQL on `paypro_voucher`. The generated service methods cannot lease rows, or write only where nothing
 * else was written in between, so whatever money depends on is here.
 */
export class VoucherRepository {
  constructor(private readonly knex: Knex) {}

  async insert(voucher: NewVoucher): Promise<Voucher> {
    const [row] = await this.rows().insert(
      {
        ...voucher,
        id: generateEntityId(undefined, "ppvou"),
        token: randomBytes(24).toString("base64url"),
        status: "issuing",
        ask_at: this.fromNow(FIRST_CHECK),
      },
      "*",
    )
    return row as Voucher
  }

  async find(
    by: Partial<Pick<Voucher, "id" | "trade_no" | "token">>,
  ): Promise<Voucher | undefined> {
    return await this.rows().where(by).first("*")
  }

  /** The session's voucher that counts: the newest one, voided ones last. */
  async findOfSession(paymentSessionId: string): Promise<Voucher | undefined> {
    return await this.rows()
      .where({ payment_session_id: paymentSessionId })
      .orderByRaw("voided_at is not null, created_at desc, trade_no desc")
      .first("*")
  }

  async listOfCollections(paymentCollectionIds: string[]): Promise<Voucher[]> {
    return await this.rows()
      .whereIn("payment_collection_id", paymentCollectionIds)
      .orderBy("created_at")
      .select("*")
  }

  async update(id: string, change: Change): Promise<Voucher> {
    const [row] = await this.rows().where({ id }).update(stamped(change, this.knex), "*")
    return row as Voucher
  }

  /** Writes down the reference that PayPro gave. */
  async saveIssued(id: string, change: Change): Promise<IssuedVoucher> {
    const chosen = this.knex.raw(
      "exists (select from payment_session s where s.id = payment_session_id and s.deleted_at is null) as chosen",
    )
    const columns = ["*", chosen] as unknown as "*"
    const [row] = await this.rows().where({ id }).update(stamped(change, this.knex), columns)
    return row as IssuedVoucher
  }

  /** Writes only if the state is still the one that was read; otherwise answers undefined. */
  async updateUnchanged(read: Voucher, change: Change): Promise<Voucher | undefined> {
    const [row] = await this.rows()
      .where({
        id: read.id,
        status: read.status,
        received_amount: read.received_amount,
      })
      .update(stamped(change, this.knex), "*")
    return row
  }

  /** Ours only: PayPro knows no cancel, so a voided voucher is still asked about until it is final. */
  async void(
    by: Partial<Pick<Voucher, "trade_no" | "payment_session_id" | "id">>,
    reason: VoidReason,
  ): Promise<void> {
    await this.rows()
      .where(by)
      .whereNull("voided_at")
      .whereNull("received_amount")
      .whereNot("status", "failed")
      .update(stamped({ voided_at: this.now(), void_reason: reason }, this.knex))
  }

  /** @returns undefined when there is no such voucher or somebody else holds it. */
  async acquire(tradeNo: string): Promise<Lease | undefined> {
    const token = randomUUID()
    const [row] = await this.rows()
      .where({ trade_no: tradeNo })
      .andWhere((free) => free.whereNull("leased_until").orWhere("leased_until", "<", this.now()))
      .update(this.leased(token), this.leaseColumns())
    return row && leaseOf(token, row)
  }

  /** Leases up to `limit` vouchers whose time to be asked about has come; safe in any number of processes at once. */
  async acquireDue(limit: number): Promise<Lease[]> {
    const token = randomUUID()
    const due = this.rows()
      .select("id")
      .where("ask_at", "<=", this.now())
      .andWhere((free) => free.whereNull("leased_until").orWhere("leased_until", "<", this.now()))
      .orderBy("ask_at")
      .limit(limit)
      .forUpdate()
      .skipLocked()
    const rows = await this.rows()
      .whereIn("id", due)
      .update(this.leased(token), this.leaseColumns())
    return rows.map((row) => leaseOf(token, row))
  }

  /**
   * Holds a leased voucher for as long as when it was leased.
   * @returns false when the lease ran out and somebody else took the voucher.
   */
  async renew({ voucher, token }: Lease): Promise<boolean> {
    const held = await this.rows()
      .where({ id: voucher.id, lease_token: token })
      .update({ leased_until: this.fromNow(LEASE) })
    return held > 0
  }

  /**
   * Without a time the voucher is asked about again soon.
   * @param done.publishedEvents Facts that events were emitted for under the lease.
   */
  async release(
    lease: Lease,
    {
      ask_at = new Date(),
      publishedEvents = [],
    }: { ask_at?: Date | null; publishedEvents?: string[] } = {},
  ): Promise<void> {
    await this.rows()
      .where({ id: lease.voucher.id, lease_token: lease.token })
      .update({
        lease_token: null,
        leased_until: null,
        ask_at: this.knex.raw("case when ask_at <= now() then ask_at else ?::timestamptz end", [
          ask_at,
        ]) as unknown as Date,
        ...(publishedEvents.length && {
          published_events: this.knex.raw("published_events || ?::jsonb", [
            JSON.stringify(publishedEvents),
          ]) as unknown as string[],
        }),
      })
  }

  /** Has the job look at a voucher, also when somebody holds it now who may have seen older books. */
  async scheduleNow(tradeNo: string): Promise<void> {
    await this.rows().where({ trade_no: tradeNo }).update({ ask_at: this.now() })
  }

  /** Asks about it no more, unless somebody holds it or has just woken it. */
  async unschedule(id: string): Promise<void> {
    await this.rows()
      .where({ id })
      .whereNull("lease_token")
      .where("ask_at", ">", this.now())
      .update({ ask_at: null })
  }

  /** Lets go of leased vouchers of which PayPro had nothing new to say, in one statement. */
  async releaseUnchanged(checks: { lease: Lease; askAt: Date | null }[]): Promise<void> {
    if (!checks.length) {
      return
    }
    const rows = checks.map(({ lease, askAt }) => ({
      id: lease.voucher.id,
      token: lease.token,
      ask_at: askAt,
    }))
    await this.knex.raw(
      `update paypro_voucher v
          set lease_token = null, leased_until = null, last_checked_at = now(),
              ask_at = case when v.ask_at <= now() then v.ask_at else c.ask_at end
         from jsonb_to_recordset(?::jsonb) as c(id text, token text, ask_at timestamptz)
        where v.id = c.id and v.lease_token = c.token`,
      [JSON.stringify(rows)],
    )
  }

  /** Notes that an event was emitted for the fact. */
  async markPublished(id: string, fact: string): Promise<void> {
    await this.knex.raw(
      `update paypro_voucher set published_events = published_events || to_jsonb(?::text) where id = ? and not published_events @> to_jsonb(?::text)`,
      [fact, id, fact],
    )
  }

  /** Unpaid vouchers whose deadline is near, and of which that was not told yet. */
  async listExpiring(aheadMinutes: number, limit: number): Promise<Voucher[]> {
    return await this.rows()
      .where({ status: "open" })
      .whereNull("voided_at")
      .whereBetween("expires_at", [this.now(), this.fromNow(`${aheadMinutes} minutes`)])
      .whereRaw("now() > issued_at + (expires_at - issued_at) / 2")
      .whereRaw(`not published_events @> '"voucher_expiring"'`)
      .limit(limit)
      .select("*")
  }

  async countDue(): Promise<number> {
    const [row] = await this.rows().where("ask_at", "<=", this.now()).count({ count: "*" })
    return Number(row?.count ?? 0)
  }

  /** A voucher whose holder dies is asked about when the lease is over, whatever was planned for it. */
  private leased(token: string) {
    const leaseEnd = this.fromNow(LEASE)
    return { lease_token: token, leased_until: leaseEnd, ask_at: leaseEnd }
  }

  private leaseColumns() {
    const hasDiscrepancies = this.knex.raw(
      "exists (select from paypro_discrepancy a where a.voucher_id = paypro_voucher.id) as hasDiscrepancies",
    )
    return ["*", hasDiscrepancies] as unknown as "*"
  }

  private rows() {
    return this.knex<Voucher>("paypro_voucher")
  }

  private now() {
    return this.knex.raw("now()") as unknown as Date
  }

  private fromNow(interval: string) {
    return this.knex.raw("now() + ?::interval", [interval]) as unknown as Date
  }
}

function leaseOf(token: string, row: Voucher): Lease {
  const { hasDiscrepancies, ...voucher } = row as Voucher & Pick<Lease, "hasDiscrepancies">
  return { token, voucher, hasDiscrepancies }
}

function stamped(change: Change, knex: Knex) {
  return { ...change, updated_at: knex.raw("now()") }
}
