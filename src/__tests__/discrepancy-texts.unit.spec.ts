import { createInstance } from "i18next"
import en from "../admin/i18n/en"
import es from "../admin/i18n/es"
import { discrepancyTextOptions } from "../admin/lib/discrepancy-text-options"
import {
  DISCREPANCY_KINDS,
  UNPAID_ORDER_CLAUSES,
  type DiscrepancyKind,
  type DiscrepancyValues,
} from "../lib/discrepancies"

/** Each kind with every variant of its values. */
const SAMPLES: { [Kind in DiscrepancyKind]: DiscrepancyValues[Kind][] } = {
  underpaid: [{ received: "100", outstanding: "200" }],
  overpaid: [{ received: "450.5", captured: "300" }],
  received_after_cancellation: [{ received: "300", captured: "100" }],
  paid_order_canceled: [{ captured: "300" }],
  received_without_order: [
    { received: "300" },
    { received: "300", reason: "Insufficient stock for 'M & L'" },
  ],
  unmatched: [{ trade_no: "20261127000000" }, { trade_no: "20261127000000", amount: "50" }],
  amount_unclear: [{ received: "100", disputed: "200" }, { problem: "amount 1.2.3" }],
  unconfirmed_callback: [{ status_code: "0000" }, { status_code: "0001", amount: "300" }],
  reversed: [{ received: "300" }],
  not_booked: [
    { received: "300", captured: "100", reason: "return_open" },
    { received: "300", captured: "0", reason: "order_gone" },
    { received: "300", captured: "100", reason: "The payment has been canceled" },
    { received: "200", captured: "300", reason: "received_less" },
    { returned: "300", tracking_key: "MBAN01001", reason: "The order has an open change" },
  ],
  incomplete_order: [{ order_id: "order_01" }],
  unpaid_order: UNPAID_ORDER_CLAUSES.map((clause) => ({ clause, outstanding: "300" })),
  unanswered: [
    { reason: "no_final_answer" },
    { reason: "no_final_answer", days: "1" },
    { reason: "no_final_answer", days: "30" },
    { reason: "other_merchant" },
  ],
}

/** Values that choose a sentence instead of standing in it. */
const CODES: unknown[] = [
  ...UNPAID_ORDER_CLAUSES,
  "return_open",
  "order_gone",
  "received_less",
  "no_final_answer",
  "other_merchant",
]

const MONEY = ["received", "outstanding", "captured", "disputed", "amount", "returned"]
const PARTS = ["name", "title", "happened", "todo"] as const
const AMOUNT = "987"

const money = (amount: string | null) => `$${amount}`

/** As the dashboard sets it up, but loud where a text or a value is missing. */
function translator(language: "en" | "es") {
  const i18n = createInstance({
    lng: language,
    resources: { en: { paypro: en }, es: { paypro: es } },
    defaultNS: "paypro",
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`no text ${key}`)
    },
    missingInterpolationHandler: (text: string) => {
      throw new Error(`no value for a placeholder in: ${text}`)
    },
  })
  void i18n.init()
  return i18n
}

const samples = DISCREPANCY_KINDS.flatMap((kind) =>
  SAMPLES[kind].map((values: Record<string, string>) => ({ kind, values })),
)

describe.each(["en", "es"] as const)("the texts of discrepancies in %s", (language) => {
  const i18n = translator(language)

  function read({ kind, values }: (typeof samples)[number]) {
    const amount = "trade_no" in values || "status_code" in values ? values.amount : AMOUNT
    const discrepancy = { kind, values, amount: amount ?? null, currency_code: "mxn" }
    const options = discrepancyTextOptions(discrepancy, money)
    return PARTS.map((part) =>
      i18n.t(`discrepancy.kind.${kind}.${part}`, { ...options, returnDetails: true }),
    )
  }

  it.each(samples)(
    "name, explain and instruct, with all that is known: $kind $values",
    (sample) => {
      const parts = read(sample).map(({ res }) => res)
      expect(parts.filter((part) => part.trim())).toHaveLength(PARTS.length)
      const text = parts.join("\n")
      for (const [name, value] of Object.entries(sample.values)) {
        if (!CODES.includes(value)) {
          expect(text).toContain(MONEY.includes(name) ? money(value) : value)
        }
      }
      // No amount is made up where PayPro named none.
      expect(text).not.toContain(money(null))
    },
  )

  it("are all read by some discrepancy", () => {
    const used = samples.flatMap((sample) => read(sample).map(({ exactUsedKey }) => exactUsedKey))
    const { kind: texts } = (language === "en" ? en : es).discrepancy
    const all = Object.entries(texts).flatMap(([kind, parts]) =>
      Object.keys(parts).map((part) => `discrepancy.kind.${kind}.${part}`),
    )
    expect([...new Set(used)].toSorted()).toEqual(all.toSorted())
  })
})

it("no two kinds have the same name", () => {
  for (const { kind } of [en.discrepancy, es.discrepancy]) {
    const names = Object.values(kind).map(({ name }) => name)
    expect(new Set(names).size).toBe(DISCREPANCY_KINDS.length)
  }
})
