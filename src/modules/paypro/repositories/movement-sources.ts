import { dayOf, type Days, periodOf } from "../../../lib/mexican-time"
import { MOVEMENT_KINDS, type MovementKind } from "../../../lib/movements"
import { MEXICO_CITY } from "../../../lib/deadline"
import {
  captureBindings,
  captureIdAt,
  CAPTURES,
  type MovementSource,
} from "../../../medusa/capture-movements"

export type MovementFilters = {
  kind?: MovementKind[] | undefined
  order_id?: string | undefined
}

/** Where a movement is in the order of all. */
export type MovementKey = {
  kind: MovementKind
  id: string
  /** To the microsecond, in UTC: a JavaScript date would drop what is below a millisecond, and rows with it. */
  at: string
}

const PURCHASES =
  "(select p.id from paypro_purchase p where p.order_id = :orderId and p.deleted_at is null)"

const RECEIPTS: MovementSource = {
  rows: `
    select 'received' as kind, r.id, r.received_at as at
      from paypro_receipt r
     where r.received_at >= :from and r.received_at < :until and r.deleted_at is null`,
  ofOrder: `
    r.voucher_id in (select v.id
                       from paypro_voucher v
                      where v.purchase_id in ${PURCHASES} and v.deleted_at is null)`,
  after: "(r.received_at, r.id) > (cast(:at as timestamptz), :id)",
  key: ["r.received_at", "r.id"],
}

const ALLOCATIONS_OF_ORDER = `
  (a.order_id = :orderId or (a.order_id is null and a.purchase_id = any(array${PURCHASES})))`

/** At the end of the day, so that money comes before it goes back. */
const RETURNED_AT = `(cast(a.returned_on || ' 23:59:59.999999' as timestamp) at time zone '${MEXICO_CITY}')`

const RETURNS: MovementSource = {
  rows: `
    select a.kind, a.id, ${RETURNED_AT} as at
      from paypro_allocation a
     where a.returned_on >= :fromDay and a.returned_on <= :toDay and a.booked_at is not null
       and a.deleted_at is null`,
  ofOrder: ALLOCATIONS_OF_ORDER,
  after: `a.returned_on >= :afterDay and (${RETURNED_AT}, a.id) > (cast(:at as timestamptz), :id)`,
  key: ["a.returned_on", "a.id"],
}

const OTHER_ALLOCATIONS: MovementSource = {
  rows: `
    select a.kind, a.id, a.booked_at as at
      from paypro_allocation a
     where a.booked_at >= :from and a.booked_at < :until and a.returned_on is null and a.deleted_at is null
       and a.kind = any(cast(:kinds as text[]))`,
  ofOrder: ALLOCATIONS_OF_ORDER,
  after: "(a.booked_at, a.id) > (cast(:at as timestamptz), :id)",
  key: ["a.booked_at", "a.id"],
}

const SOURCES: [kinds: readonly MovementKind[], source: MovementSource][] = [
  [["received"], RECEIPTS],
  [["captured"], CAPTURES],
  [["returned"], RETURNS],
  [["applied", "set_aside", "paid_elsewhere"], OTHER_ALLOCATIONS],
]

/** SQL: booked allocations of a period, as `id`. */
export const ALLOCATIONS = `${RETURNS.rows} union all ${OTHER_ALLOCATIONS.rows}`

export type Part = {
  direction: "asc" | "desc"
  /** Each source is read as far as that many rows. */
  isLimited: boolean
  isAfter: boolean
}

/** SQL: the movements of a period as `kind`, `id` and `at`, from each source only as many as can be wanted. */
export function movements(
  { kind = [...MOVEMENT_KINDS], order_id }: MovementFilters,
  { direction, isLimited, isAfter }: Part = { direction: "asc", isLimited: false, isAfter: false },
): string {
  return SOURCES.filter(([kinds]) => kinds.some((one) => kind.includes(one)))
    .map(([, { rows, ofOrder, after, key }]) => {
      const order = key.map((column) => `${column} ${direction}`).join(", ")
      return [
        rows,
        ...(order_id ? [`and ${ofOrder}`] : []),
        ...(isAfter ? [`and ${after}`] : []),
        ...(isLimited ? [`order by ${order} limit :most`] : []),
      ].join(" ")
    })
    .map((source) => `(${source})`)
    .join(" union all ")
}

export function bindingsOf(days: Days, { kind, order_id }: MovementFilters = {}) {
  const period = periodOf(days)
  return {
    ...period,
    ...captureBindings(period),
    fromDay: days.from,
    toDay: days.to,
    kinds: kind ?? [...MOVEMENT_KINDS],
    orderId: order_id ?? null,
  }
}

export function bindingsAfter({ id, at }: MovementKey) {
  const moment = new Date(at)
  return { id, at, afterDay: dayOf(moment), afterCapture: captureIdAt(moment) }
}
