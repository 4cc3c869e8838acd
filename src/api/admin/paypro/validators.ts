import { z } from "@medusajs/framework/zod"
import { endOfMexicanDay } from "../../../lib/deadline"
import { DISCREPANCY_KINDS } from "../../../lib/discrepancies"
import { dayOf } from "../../../lib/mexican-time"
import { MOVEMENT_KINDS } from "../../../lib/movements"
import { WAY_CODES } from "../../../lib/options"
import { PAYMENT_METHODS_ELSEWHERE } from "../../../lib/payments-elsewhere"
import { trackingKeyOf } from "../../../lib/tracking-key"
import { VOUCHER_STATUSES } from "../../../lib/voucher-state"
import { DISCREPANCY_ORDERS } from "../../../modules/paypro/repositories/discrepancy-list"
import { COUNT_LIMIT } from "../../../modules/paypro/repositories/page"
import { VOUCHER_ORDERS } from "../../../modules/paypro/repositories/voucher-list"

/** The core's error message leaves out which field a text was wrong in, so each message names its own. */
function wholeNumber(name: string, min: number, max: number) {
  const error = `${name} must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,6}$/, error)
    .transform(Number)
    .pipe(z.number().min(min, error).max(max, error))
}

const paging = {
  limit: wholeNumber("limit", 1, 100).default(20),
  offset: wholeNumber("offset", 0, COUNT_LIMIT).default(0),
}

/** One of them, a list of them, or the list as comma-separated text. */
function oneOrMore<const Value extends string>(values: readonly Value[]) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (typeof given === "string" ? given.split(",") : given))
    .pipe(z.array(z.enum(values)).min(1).max(values.length))
}

function orderBy<const Column extends string>(columns: readonly Column[]) {
  const descending = columns.map((column): `-${Column}` => `-${column}`)
  return z.enum([...columns, ...descending])
}

const flag = z.enum(["true", "false"]).transform((text) => text === "true")

/** A day is its first moment, in UTC. */
const moment = (name: string) =>
  z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: `${name} must be a date such as 2026-11-23, or a time such as 2026-11-23T09:30:00Z`,
    })
    .transform((text) => new Date(text))

const bound = moment("created_at")
const period = z
  .object({ $gte: bound, $gt: bound, $lte: bound, $lt: bound })
  .partial()
  .strict()
  .transform(({ $gte, $gt, $lte, $lt }) => ({
    ...($gte && { from: $gte }),
    ...($gt && { after: $gt }),
    ...($lte && { to: $lte }),
    ...($lt && { before: $lt }),
  }))

/** PostgreSQL refuses NUL in a text: better a clear answer here. */
const text = (name: string) =>
  z.string().refine((given) => !given.includes("\0"), `${name} must not hold NUL characters`)
const id = (name: string) => text(name).min(1).max(64)

/** Whatever leads to a payment: see `planSearch`. */
const q = text("q").trim().min(1).max(64).optional()

export const listVouchersQuery = z.object({
  ...paging,
  order: orderBy(VOUCHER_ORDERS).default("-created_at"),
  q,
  status: oneOrMore(VOUCHER_STATUSES).optional(),
  way_code: oneOrMore(WAY_CODES).optional(),
  discrepancy: z.union([flag, oneOrMore(DISCREPANCY_KINDS)]).optional(),
  order_id: id("order_id").optional(),
  payment_session_id: id("payment_session_id").optional(),
  created_at: period.optional(),
  history: flag.default(false),
})
export type ListVouchersQuery = z.output<typeof listVouchersQuery>

export const listDiscrepanciesQuery = z.object({
  ...paging,
  order: orderBy(DISCREPANCY_ORDERS).default("-created_at"),
  q,
  kind: oneOrMore(DISCREPANCY_KINDS).optional(),
  open: flag.optional(),
})
export type ListDiscrepanciesQuery = z.output<typeof listDiscrepanciesQuery>

const note = text("note").trim().min(1).max(2_000)
const pesos = (name: string) =>
  z
    .string()
    .regex(/^\d{1,9}(\.\d{1,2})?$/, `${name} must be an amount in pesos, such as 300 or 300.50`)

export const resolveDiscrepancyBody = z.object({
  note,
  /** What was really received on the voucher so far, where staff know. */
  received: pesos("received").optional(),
})
export type ResolveDiscrepancyBody = z.output<typeof resolveDiscrepancyBody>

export const applyPaymentBody = z.object({
  order_id: id("order_id"),
  amount: pesos("amount").optional(),
  note,
})
export type ApplyPaymentBody = z.output<typeof applyPaymentBody>

const transfer = {
  /** SPEI's clave de rastreo. */
  tracking_key: z.string().transform((given, context) => {
    const key = trackingKeyOf(given)
    if (key === undefined) {
      context.addIssue(
        "tracking_key must be the transfer's clave de rastreo: 1 to 30 letters and digits, as the bank's receipt shows it",
      )
      return z.NEVER
    }
    return key
  }),
  returned_on: z.iso
    .date({ error: "returned_on must be the day of the transfer, such as 2026-11-23" })
    .refine(
      (day) => day <= dayOf(new Date()),
      "returned_on must not be in the future: it is the day of the transfer in Mexico City",
    ),
  note,
  /** Whether the order's total may fall by what exceeds what it was overpaid by. */
  write_off: z.boolean().optional(),
}

export const returnOfOrderBody = z.object({
  ...transfer,
  amount: pesos("amount"),
  /** Only this voucher's money. */
  voucher_id: id("voucher_id").optional(),
})
export type ReturnOfOrderBody = z.output<typeof returnOfOrderBody>

export const returnOfDiscrepancyBody = z.object({
  ...transfer,
  amount: pesos("amount").optional(),
})
export type ReturnOfDiscrepancyBody = z.output<typeof returnOfDiscrepancyBody>

export const extendDeadlineBody = z.object({
  pay_by: z.union(
    [
      z.iso.datetime({ offset: true }).transform((given) => new Date(given)),
      z.iso.date().transform(endOfMexicanDay),
    ],
    {
      error:
        "pay_by must be a day such as 2026-11-23, until its end in Mexico City, or a time such as 2026-11-23T18:00:00-06:00",
    },
  ),
})
export type ExtendDeadlineBody = z.output<typeof extendDeadlineBody>

export const paidElsewhereBody = z.object({
  method: z.enum(PAYMENT_METHODS_ELSEWHERE),
  /** What it can be found by: a receipt's or a transfer's number. */
  reference: text("reference").trim().min(1).max(100),
  note,
})
export type PaidElsewhereBody = z.output<typeof paidElsewhereBody>

const day = (name: string) => z.iso.date({ error: `${name} must be a day such as 2026-11-23` })

export const movementsQuery = z
  .object({
    ...paging,
    from: day("from"),
    to: day("to"),
    kind: oneOrMore(MOVEMENT_KINDS).optional(),
    order_id: id("order_id").optional(),
  })
  .strict()
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "to must not be before from" })
export type MovementsQuery = z.output<typeof movementsQuery>
