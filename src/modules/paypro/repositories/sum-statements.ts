import { MEXICO_CITY } from "../../../lib/deadline"
import {
  CAPTURED_BY_DAY,
  CAPTURED_BY_PROVIDER,
  CAPTURED_BY_VOUCHER,
  CAPTURES_OF_VOUCHER,
} from "../../../medusa/capture-movements"
import { ALLOCATIONS } from "./movement-sources"

const dayOf = (moment: string) => `to_char(${moment} at time zone '${MEXICO_CITY}', 'YYYY-MM-DD')`

/** What moved in a period, by kind; of receipts and allocations only what was written since `:written`. */
export const SUMS = `
  select 'received' as kind, v.way_code as way, null::boolean as was_captured, sum(r.amount::numeric)::text as amount
    from paypro_receipt r
    cross join lateral (select way_code from paypro_voucher where id = r.voucher_id offset 0) v
   where r.received_at >= :from and r.received_at < :until and r.created_at >= :written and r.deleted_at is null
   group by v.way_code
  union all
  select 'captured', c.way, null, c.amount::text from (${CAPTURED_BY_PROVIDER}) c
  union all
  select a.kind, null, a.payment_id is not null, sum(a.amount::numeric)::text
    from (${ALLOCATIONS}) m
    cross join lateral (select * from paypro_allocation where id = m.id offset 0) a
   where a.booked_at >= :written
   group by a.kind, a.payment_id is not null`

/** The same of all that was written before `:written`, as one object with the sums of each day. */
const DAYS = `
  select coalesce(jsonb_object_agg(d.day, d.sums), '{}')
    from (select m.day, jsonb_agg(jsonb_build_object('kind', m.kind, 'way', m.way, 'was_captured', m.was_captured, 'amount', m.amount::text)) as sums
            from (select ${dayOf("r.received_at")} as day, 'received' as kind, v.way_code as way, null::boolean as was_captured, sum(r.amount::numeric) as amount
                    from paypro_receipt r
                    join paypro_voucher v on v.id = r.voucher_id
                   where r.created_at < :written and r.deleted_at is null
                   group by 1, 3
                  union all
                  select k.day, 'captured', k.way, null, k.amount from (${CAPTURED_BY_DAY}) k
                  union all
                  select coalesce(a.returned_on, ${dayOf("a.booked_at")}), a.kind, null, a.payment_id is not null, sum(a.amount::numeric)
                    from paypro_allocation a
                   where a.booked_at < :written and a.deleted_at is null
                   group by 1, 2, 4) m
           group by m.day) d`

const IS_SPENT = `
  a.booked_at is not null and a.deleted_at is null
  and (a.kind in ('applied', 'set_aside') or (a.kind = 'returned' and a.payment_id is null))`

/** What was held of every voucher, by what was written before `:written`: what one lacks is not another's. */
export const HELD = `
  select coalesce(sum(greatest(v.amount, 0)), 0)::text as held
    from (select m.voucher_id, sum(m.amount) as amount
            from (select r.voucher_id, r.amount::numeric
                    from paypro_receipt r
                   where r.created_at < :written and r.deleted_at is null
                  union all
                  select v.id, -k.amount
                    from (${CAPTURED_BY_VOUCHER}) k
                    join paypro_voucher v on v.trade_no = k.trade_no and v.deleted_at is null
                  union all
                  select a.voucher_id, -a.amount::numeric
                    from paypro_allocation a
                   where a.booked_at < :written and ${IS_SPENT}) m
           group by m.voucher_id) v`

/** What is remembered of all that was written before `:written`. */
export const REMEMBERED = `select (${HELD}) as held, (${DAYS}) as days`

/** By how much what is held has grown since: of the vouchers that anything was written about. */
export const HELD_SINCE = `
  with touched as materialized (
    select r.voucher_id as id
      from paypro_receipt r
     where r.created_at >= :written and r.deleted_at is null
    union
    select v.id
      from (${CAPTURED_BY_VOUCHER}) k
      join paypro_voucher v on v.trade_no = k.trade_no and v.deleted_at is null
    union
    select a.voucher_id
      from paypro_allocation a
     where a.booked_at >= :written and ${IS_SPENT})
  select coalesce(sum(greatest(r.now - k.now - a.now, 0) - greatest(r.before - k.before - a.before, 0)), 0)::text as held
    from touched t
    join paypro_voucher v on v.id = t.id
   cross join lateral (
     select coalesce(sum(r.amount::numeric), 0) as now,
            coalesce(sum(r.amount::numeric) filter (where r.created_at < :written), 0) as before
       from paypro_receipt r
      where r.voucher_id = v.id and r.deleted_at is null) r
   cross join lateral (
     select coalesce(sum(c.amount), 0) as now,
            coalesce(sum(c.amount) filter (where c.id < :fromCapture), 0) as before
       from (${CAPTURES_OF_VOUCHER}) c) k
   cross join lateral (
     select coalesce(sum(a.amount::numeric), 0) as now,
            coalesce(sum(a.amount::numeric) filter (where a.booked_at < :written), 0) as before
       from paypro_allocation a
      where a.voucher_id = v.id and ${IS_SPENT}) a`
