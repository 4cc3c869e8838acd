import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { waitFor } from "../../scripts/wait-for"

/** Whatever settling writes to, of ours and of the core's. */
const TABLES = [
  "paypro_purchase",
  "paypro_voucher",
  "paypro_statement",
  "paypro_callback",
  "paypro_discrepancy",
  "paypro_receipt",
  "paypro_allocation",
  "payment_collection",
  "payment_session",
  "payment",
  "capture",
  "refund",
  "order",
  "order_change",
  "order_change_action",
  "order_transaction",
  "order_summary",
  "order_credit_line",
  "order_item",
  "order_line_item",
  "order_shipping",
  "cart",
  "order_cart",
  "order_payment_collection",
  "reservation_item",
  "inventory_level",
]
const LOCK = 20260101

/**
 * Stops a server in front of the n-th row that it writes, whoever's code writes it: a trigger counts the rows, and at
 * the n-th waits for a lock that the test holds.
 */
export class Tripwire {
  private holder: Knex.Transaction | undefined

  /** @param application Counts what connections of this name write; all of them unless told. */
  constructor(
    private readonly knex: Knex,
    private readonly application: string | null = null,
  ) {}

  async install(): Promise<void> {
    await this.knex.raw(`
      create table tripwire (target bigint, application text);
      create sequence tripwire_count;
      create function tripwire() returns trigger language plpgsql as $$
      begin
        if exists (select from tripwire where coalesce(application, current_setting('application_name')) = current_setting('application_name'))
           and nextval('tripwire_count') = (select target from tripwire) then
          perform pg_advisory_xact_lock(${LOCK});
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;`)
    for (const table of TABLES) {
      await this.knex.raw(
        `create trigger tripwire before insert or update or delete on ?? for each row execute function tripwire()`,
        [table],
      )
    }
  }

  async arm(write: number): Promise<void> {
    this.holder = await this.knex.transaction()
    await this.holder.raw("select pg_advisory_xact_lock(?)", [LOCK])
    await this.knex("tripwire").insert({ target: write, application: this.application })
  }

  /** @returns where the server stands, or undefined when `ended` comes first. */
  async tripped(ended: () => boolean | Promise<boolean>): Promise<string | undefined> {
    const seen = await waitFor(
      async () => (await this.standing()) ?? ((await ended()) && "ended"),
      {
        deadline: 60_000,
        interval: 20,
      },
    )
    return seen === "ended" ? undefined : seen
  }

  /** Lets whoever stands there go on. */
  async release(): Promise<void> {
    await this.knex("tripwire").delete()
    await this.knex.raw("select setval('tripwire_count', 1, false)")
    await this.holder?.rollback()
  }

  /** Once the server is dead: its statement is undone, as PostgreSQL does with one whose client is gone. */
  async disarm(): Promise<void> {
    await this.knex("tripwire").delete()
    await this.knex.raw("select setval('tripwire_count', 1, false)")
    await this.knex.raw(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ? and not granted",
      [LOCK],
    )
    await this.holder?.rollback()
  }

  private async standing(): Promise<string | undefined> {
    const { rows } = await this.knex.raw(
      `select query from pg_stat_activity join pg_locks using (pid)
        where locktype = 'advisory' and objid = ? and not granted`,
      [LOCK],
    )
    const words = /(insert into|update|delete from)\s+"?(?:public"?\."?)?(\w+)/i
    const [, verb, table] = words.exec(rows[0]?.query ?? "") ?? []
    return rows[0] && `${verb} ${table}`
  }
}
