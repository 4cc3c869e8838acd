import type { AdminDiscrepancy } from "../../admin-view/types"
import { MONEY_VALUES } from "../../lib/discrepancies"

type Discrepancy = Pick<AdminDiscrepancy, "kind" | "values" | "amount" | "currency_code">

/** Reasons that have a sentence of their own; all others are Medusa's words. */
const NOT_BOOKED_REASONS: readonly (string | undefined)[] = [
  "return_open",
  "order_gone",
  "received_less",
]

type Money = (amount: string | null, currency: string | null) => string

/** What the texts of a discrepancy are filled with, and which variant of them is read, as `t` takes it. */
export function discrepancyTextOptions(
  { kind, values, amount, currency_code }: Discrepancy,
  money: Money,
) {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    MONEY_VALUES.includes(name) ? money(value, currency_code) : value,
  ])
  return {
    amount: money(amount, currency_code),
    ...(Object.fromEntries(shown) as Record<string, string>),
    context: contextOf(kind, values),
    ...(values.days !== undefined && { count: Number(values.days) }),
  }
}

function contextOf(kind: Discrepancy["kind"], values: Discrepancy["values"]): string | undefined {
  switch (kind) {
    case "received_without_order":
      return values.reason && "refused"
    case "unmatched":
    case "unconfirmed_callback":
      return values.amount === undefined ? "unnamed" : undefined
    case "amount_unclear":
      return values.problem && "unreadable"
    case "not_booked":
      return values.tracking_key === undefined
        ? NOT_BOOKED_REASONS.find((reason) => reason === values.reason)
        : "return"
    case "unpaid_order":
      return values.clause
    case "unanswered":
      return values.reason
    default:
      return undefined
  }
}
