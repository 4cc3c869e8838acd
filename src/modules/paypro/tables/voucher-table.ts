import { randomBytes, randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Claim, IssuedVoucher, Voucher, VoidReason } from "../types"

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

type Change = Partial<Omit<Voucher, "id" | "announced" | "created_at" | "updated_at">>

/** Longer than one settling can take (two waits of 30 s for the cart's lock, the queries to PayPro). */
const LEASE = "150 seconds"
/** When the job first asks about a voucher whose issuing was cut short. */
const FIRST_CHECK = "2 minutes"

/**
 * SQL on `paypro_voucher`. The generated service methods cannot claim rows, or write only where nothing
 * else was written in between, so whatever money depends on is here.
 */
export class VoucherTable {
  constructor(private readonly knex: Knex) {}

  async insert(voucher: NewVoucher): Promise<Voucher> {
    const [row] = await this.rows().insert(
      {
        ...voucher,
        id: generateEntityId(undefined, "ppvou"),
        token: randomBytes(24).toString("base64url"),
        status: "issuing",
        next_check_at: this.fromNow(FIRST_CHECK),
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
  async claim(tradeNo: string): Promise<Claim | undefined> {
    const token = randomUUID()
    const [row] = await this.rows()
      .where({ trade_no: tradeNo })
      .andWhere((free) => free.whereNull("claimed_until").orWhere("claimed_until", "<", this.now()))
      .update(this.held(token), this.claimed())
    return row && claimOf(token, row)
  }

  /** Claims up to `limit` vouchers whose time to be asked about has come; safe in any number of processes at once. */
  async claimDue(limit: number): Promise<Claim[]> {
    const token = randomUUID()
    const due = this.rows()
      .select("id")
      .where("next_check_at", "<=", this.now())
      .andWhere((free) => free.whereNull("claimed_until").orWhere("claimed_until", "<", this.now()))
      .orderBy("next_check_at")
      .limit(limit)
      .forUpdate()
      .skipLocked()
    const rows = await this.rows().whereIn("id", due).update(this.held(token), this.claimed())
    return rows.map((row) => claimOf(token, row))
  }

  /**
   * Holds a claimed voucher for as long as when it was claimed.
   * @returns false when the claim ran out and somebody else took the voucher.
   */
  async hold({ voucher, token }: Claim): Promise<boolean> {
    const held = await this.rows()
      .where({ id: voucher.id, claimed_by: token })
      .update({ claimed_until: this.fromNow(LEASE) })
    return held > 0
  }

  /**
   * Without a time the voucher is asked about again soon.
   * @param done.announced Facts that events were emitted for under the claim.
   */
  async release(
    claim: Claim,
    {
      next_check_at = new Date(),
      announced = [],
    }: { next_check_at?: Date | null; announced?: string[] } = {},
  ): Promise<void> {
    await this.rows()
      .where({ id: claim.voucher.id, claimed_by: claim.token })
      .update({
        claimed_by: null,
        claimed_until: null,
        next_check_at: this.knex.raw(
          "case when next_check_at <= now() then next_check_at else ?::timestamptz end",
          [next_check_at],
        ) as unknown as Date,
        ...(announced.length && {
          announced: this.knex.raw("announced || ?::jsonb", [
            JSON.stringify(announced),
          ]) as unknown as string[],
        }),
      })
  }

  /** Has the job look at a voucher, also when somebody holds it now who may have seen older books. */
  async wake(tradeNo: string): Promise<void> {
    await this.rows().where({ trade_no: tradeNo }).update({ next_check_at: this.now() })
  }

  /** Asks about it no more, unless somebody holds it or has just woken it. */
  async rest(id: string): Promise<void> {
    await this.rows()
      .where({ id })
      .whereNull("claimed_by")
      .where("next_check_at", ">", this.now())
      .update({ next_check_at: null })
  }

  /** Lets go of claimed vouchers of which PayPro had nothing new to say, in one statement. */
  async releaseUnchanged(checks: { claim: Claim; nextCheckAt: Date | null }[]): Promise<void> {
    if (!checks.length) {
      return
    }
    const rows = checks.map(({ claim, nextCheckAt }) => ({
      id: claim.voucher.id,
      token: claim.token,
      next_check_at: nextCheckAt,
    }))
    await this.knex.raw(
      `update paypro_voucher v
          set claimed_by = null, claimed_until = null, last_checked_at = now(),
              next_check_at = case when v.next_check_at <= now() then v.next_check_at else c.next_check_at end
         from jsonb_to_recordset(?::jsonb) as c(id text, token text, next_check_at timestamptz)
        where v.id = c.id and v.claimed_by = c.token`,
      [JSON.stringify(rows)],
    )
  }

  /** Notes that an event was emitted for the fact. */
  async markAnnounced(id: string, fact: string): Promise<void> {
    await this.knex.raw(
      `update paypro_voucher set announced = announced || to_jsonb(?::text) where id = ? and not announced @> to_jsonb(?::text)`,
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
      .whereRaw(`not announced @> '"voucher_expiring"'`)
      .limit(limit)
      .select("*")
  }

  async countDue(): Promise<number> {
    const [row] = await this.rows().where("next_check_at", "<=", this.now()).count({ count: "*" })
    return Number(row?.count ?? 0)
  }

  /** A voucher whose holder dies is asked about when the lease is over, whatever was planned for it. */
  private held(token: string) {
    const leaseEnd = this.fromNow(LEASE)
    return { claimed_by: token, claimed_until: leaseEnd, next_check_at: leaseEnd }
  }

  private claimed() {
    const questioned = this.knex.raw(
      "exists (select from paypro_attention a where a.voucher_id = paypro_voucher.id) as questioned",
    )
    return ["*", questioned] as unknown as "*"
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

function claimOf(token: string, row: Voucher): Claim {
  const { questioned, ...voucher } = row as Voucher & Pick<Claim, "questioned">
  return { token, voucher, questioned }
}

function stamped(change: Change, knex: Knex) {
  return { ...change, updated_at: knex.raw("now()") }
}
