import type server from "../i18n/en/server"

type Key = keyof (typeof server)["server"]
type Known = { key: Key; values: Record<string, string> }

/** How the server's English begins in situations that have a text in both languages; what a pattern names fills it. */
const PATTERNS: [Key, RegExp][] = [
  ["asked_just_now", /^PayPro was asked about this voucher a moment ago/],
  ["being_settled", /^This order is being settled right now/],
  ["already_resolved", /^This discrepancy was already resolved/],
  ["resolved_by", /^This was already resolved by (?<who>.+?) at [^:]+:\d\d:\S+: (?<note>.*)$/s],
  ["deadline_over", /^pay_by is over/],
  ["deadline_too_far", /^pay_by is more than a year ahead/],
  ["no_deadline", /is canceled or owes nothing, so it has no deadline to extend/],
  ["return_open_change", /^This order has a change that is not confirmed/],
  ["return_being_recorded", /^A return of this order is still being recorded/],
  ["being_put_right", /^This order's payments are being put right/],
  [
    "return_recorded",
    /^A transfer with the tracking key (?<key>\S+) was already recorded for this order/,
  ],
  ["return_too_much", /^Only (?<amount>.+?) of this money can be returned/],
  ["return_nothing_left", /^None of this money is left to return/],
  ["return_nothing_received", /^PayPro has received nothing for this order/],
  ["return_falls", /makes the order's total fall by (?<amount>.+?), because/],
  ["return_too_early", /^returned_on must be a day from (?<first>\S+) on/],
  ["return_future", /^returned_on must not be in the future/],
  ["return_not_all_booked", /^Medusa has not booked all of it yet: (?<problem>.*)\. It is booked/s],
  ["return_refused", /^Medusa refused to book it: (?<problem>.*)\. Nothing was recorded/s],
  ["unauthorized", /^Unauthorized$/],
  ["unreachable", /^(?:Failed to fetch|Load failed|NetworkError when attempting to fetch)/],
  ["failed", /^(?:An unknown error occurred|Internal Server Error)/],
]

/** The situation that a message of the server is about; null where it is not known, so that its own words are shown. */
export function knownMessage(text: string): Known | null {
  for (const [key, pattern] of PATTERNS) {
    const match = pattern.exec(text)
    if (match) {
      return { key, values: { ...match.groups } }
    }
  }
  return null
}
