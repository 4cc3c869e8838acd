import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** How things stood when an order was canceled. */
export type Cancellation = {
  order_id: string
  /** The deadline of its purchase. */
  cancel_at: Date | null
  canceled_at: Date
  /** What its transactions came to. */
  transacted: string
  /** Trade numbers that PayPro had called paid, in whole or in part, a few seconds before. */
  paid: string[]
}

const TABLE = "history_cancellation"

/** News of the last seconds may be later than the core's cancel has begun. */
const LATE = "clock_timestamp() - interval '3 seconds'"

/** The database itself notes it, whoever cancels, and whatever changes afterwards. */
const WATCH = `
  create table if not exists ${TABLE} (
    order_id text, cancel_at timestamptz, canceled_at timestamptz, transacted numeric, paid text[]);

  create or replace function note_cancellation() returns trigger language plpgsql as $$
  begin
    insert into ${TABLE}
    select new.id,
      (select p.cancel_at from paypro_purchase p where p.order_id = new.id limit 1),
      clock_timestamp(),
      (select coalesce(sum(t.amount), 0) from order_transaction t where t.order_id = new.id and t.deleted_at is null),
      array(select v.trade_no
              from paypro_voucher v
             where v.order_id = new.id and v.resolved_at is null
               and (exists (select from paypro_statement s
                             where s.voucher_id = v.id and s.status_code in ('0000', '0001') and s.first_heard_at < ${LATE})
                 or exists (select from paypro_callback c
                             where c.trade_no = v.trade_no and c.processed_at is null
                               and c.status_code in ('0000', '0001') and c.created_at < ${LATE})));
    return null;
  end $$;

  create or replace trigger note_cancellation after update on "order" for each row
    when (new.status = 'canceled' and old.status is distinct from new.status)
    execute function note_cancellation();`

export async function watchCancellations(knex: Knex): Promise<void> {
  await knex.raw(WATCH)
}

/** The last one counts: the core takes a cancel back that fails at its end. */
export async function cancellationOf(
  knex: Knex,
  orderId: string,
): Promise<Cancellation | undefined> {
  return await knex(TABLE)
    .where({ order_id: orderId })
    .orderBy("canceled_at", "desc")
    .first<Cancellation | undefined>("*")
}
