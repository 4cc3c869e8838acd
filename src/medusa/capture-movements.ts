import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MEXICO_CITY } from "../lib/deadline"
import { PROVIDER_PREFIX, wayCodeOf } from "../lib/provider-id"
import type { Period } from "../lib/mexican-time"
import type { WayCode } from "../lib/options"

/**
 * SQL: one source of movements of money. `rows` selects `kind`, `id` and `at` within a period. Its rows are in the order of
 * `at` and `id`, which an index serves by `key`.
 */
export type MovementSource = {
  rows: string
  /** Only those of the order `:orderId`. */
  ofOrder: string
  /** Only those that come after the row `:id` at `:at`. */
  after: string
  key: [string, ...string[]]
}

const ID_PREFIX = "capt_"
/** What a ULID is written in, Crockford's base 32: its first ten characters are the milliseconds of its time. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const TIME_LENGTH = 10

/** What the ids of captures of this moment begin with. The core has no index of their times: their ids are in that order. */
export function captureIdAt(moment: Date): string {
  const digits = Array.from(Math.max(moment.getTime(), 0).toString(32).padStart(TIME_LENGTH, "0"))
  return ID_PREFIX + digits.map((digit) => DIGITS[parseInt(digit, 32)]).join("")
}

const MILLISECONDS = Array.from({ length: TIME_LENGTH }, (_, place) => {
  const digit = `strpos('${DIGITS}', substr(k.id, ${ID_PREFIX.length + place + 1}, 1)) - 1`
  return `(${digit}) * ${32 ** (TIME_LENGTH - place - 1)}::bigint`
}).join(" + ")

/** The time that the id of a capture `k` begins with. */
const CAPTURED_AT = `(timestamptz 'epoch' + (${MILLISECONDS}) * interval '1 millisecond')`

/** Whether it is money of PayPro's, received for the purchase of its payment `y`. Elsewhere it was applied: that is an allocation. */
const IS_OWN = `
  y.provider_id like '${PROVIDER_PREFIX}%'
  and not exists (select
                    from paypro_allocation a
                   where a.payment_session_id = y.payment_session_id and a.kind = 'applied'
                     and a.deleted_at is null)`

/** Reads the payment by its id, however many captures there are. */
const PAYMENT = "cross join lateral (select * from payment where id = k.payment_id offset 0) y"

const IN_PERIOD = "k.id >= :fromCapture and k.id < :untilCapture and k.deleted_at is null"

/** Captures of PayPro's money on the purchase that it was received for. */
export const CAPTURES: MovementSource = {
  rows: `
    select 'captured' as kind, k.id, ${CAPTURED_AT} as at
      from capture k
      ${PAYMENT}
     where ${IN_PERIOD} and ${IS_OWN}`,
  ofOrder: `
    k.payment_id in (select p.id
                       from order_payment_collection l
                       join payment p on p.payment_collection_id = l.payment_collection_id and p.deleted_at is null
                      where l.order_id = :orderId and l.deleted_at is null)`,
  after: `k.id >= :afterCapture and (${CAPTURED_AT}, k.id) > (cast(:at as timestamptz), :id)`,
  key: ["k.id"],
}

/** SQL: their sum in a period by payment provider, as `way` and `amount`. */
export const CAPTURED_BY_PROVIDER = `
  select y.provider_id as way, sum((k.raw_amount ->> 'value')::numeric) as amount
    from capture k
    ${PAYMENT}
   where ${IN_PERIOD} and ${IS_OWN}
   group by y.provider_id`

/** SQL: their sums in a period by day in Mexico City and payment provider, as `day`, `way` and `amount`. */
export const CAPTURED_BY_DAY = `
  select to_char(${CAPTURED_AT} at time zone '${MEXICO_CITY}', 'YYYY-MM-DD') as day, y.provider_id as way,
         sum((k.raw_amount ->> 'value')::numeric) as amount
    from capture k
    join payment y on y.id = k.payment_id
   where ${IN_PERIOD} and ${IS_OWN}
   group by 1, 2`

/** SQL: the number of the voucher whose money a payment `y` is of. One without it was made while a process died. */
const TRADE_NO = `
  coalesce(y.data ->> 'trade_no',
           (select v.trade_no
              from paypro_voucher v
             where v.payment_session_id = y.payment_session_id and v.payment_info is not null and v.deleted_at is null
             limit 1))`

/** SQL: their sums in a period by voucher, as `trade_no` and `amount`. */
export const CAPTURED_BY_VOUCHER = `
  select ${TRADE_NO} as trade_no, sum((k.raw_amount ->> 'value')::numeric) as amount
    from capture k
    join payment y on y.id = k.payment_id
   where ${IN_PERIOD} and ${IS_OWN}
   group by 1`

/** SQL: those of a voucher `v`, as `id` and `amount`. Its payments are of its sessions, its checkout or its order. */
export const CAPTURES_OF_VOUCHER = `
  select k.id, (k.raw_amount ->> 'value')::numeric as amount
    from payment y
    join capture k on k.payment_id = y.id and k.deleted_at is null
   where y.id = any(array(
           select p.id from payment p where p.payment_session_id = any(v.payment_session_id || v.added_session_ids)
            union
           select p.id from payment p where p.payment_collection_id = v.payment_collection_id and p.deleted_at is null
            union
           select p.id
             from order_payment_collection l
             join payment p on p.payment_collection_id = l.payment_collection_id and p.deleted_at is null
            where l.order_id = v.order_id and l.deleted_at is null))
     and ${TRADE_NO} = v.trade_no and ${IS_OWN}`

/** Bindings of the statements above. */
export function captureBindings({ from, until }: Period) {
  return { fromCapture: captureIdAt(from), untilCapture: captureIdAt(until) }
}

export type CaptureMovement = {
  id: string
  /** Pesos, as decimal text. */
  amount: string
  order_id: string | null
  trade_no: string | null
  way_code: WayCode | null
  /** The user who captured it by hand. */
  created_by: string | null
}

type Row = Omit<CaptureMovement, "way_code"> & { provider_id: string }

export async function readCaptures(knex: Knex, ids: string[]): Promise<CaptureMovement[]> {
  if (!ids.length) {
    return []
  }
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select k.id, k.raw_amount ->> 'value' as amount, k.created_by, y.provider_id, ${TRADE_NO} as trade_no,
            (select l.order_id
               from order_payment_collection l
              where l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
              limit 1) as order_id
       from capture k
       join payment y on y.id = k.payment_id
      where k.id = any(cast(:ids as text[]))`,
    { ids },
  )
  return rows.map(({ provider_id, ...row }) => ({
    ...row,
    way_code: wayCodeOf(provider_id) ?? null,
  }))
}
