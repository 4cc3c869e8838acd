import { DISCREPANCY_NAMES } from "../admin-view/discrepancy-names"
import { MEXICO_CITY } from "../lib/deadline"
import type { DiscrepancyKind } from "../lib/discrepancies"
import type { ResolvedPayproOptions } from "../lib/options"
import { formatMoney } from "../shopper-view/format"
import type { Locale } from "../shopper-view/locale"
import { PLAIN } from "./mail-content"
import { renderMail, type RenderedMail } from "./render-mail"
import { STAFF_TEXTS } from "./staff-texts"

export type StaffMailInput = {
  /** Those that are listed; as little of each as tells staff whether it can wait. */
  discrepancies: {
    kind: DiscrepancyKind
    amount: string | null
    /** The number people know the order by. */
    order_display_id: number | null
    created_at: string
  }[]
  /** How many are open. */
  count: number
  /** The plugin's page in the dashboard. */
  adminUrl: string
  locale: Locale
} & Pick<ResolvedPayproOptions, "store">

const NONE = "–"

/** The daily mail to staff: what is open, and where to deal with it. It names no customer. */
export function staffMail(input: StaffMailInput): RenderedMail {
  const { discrepancies, count, adminUrl, locale, store } = input
  const texts = STAFF_TEXTS[locale]
  const hidden = count - discrepancies.length
  return renderMail({
    ...PLAIN,
    locale,
    storeName: store.name,
    subject: [store.name, texts.subject(count)].filter(Boolean).join(": "),
    lead: texts.lead,
    table: {
      head: [texts.kind, texts.amount, texts.order, texts.since],
      rows: discrepancies.map((discrepancy) => rowOf(discrepancy, locale)),
    },
    button: { text: texts.open, url: adminUrl },
    footer: hidden > 0 ? texts.more(hidden) : null,
  })
}

function rowOf(
  { kind, amount, order_display_id, created_at }: StaffMailInput["discrepancies"][number],
  locale: Locale,
): string[] {
  const day = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    timeZone: MEXICO_CITY,
  })
  return [
    DISCREPANCY_NAMES[locale][kind],
    amount === null ? NONE : formatMoney(amount, locale),
    order_display_id === null ? NONE : String(order_display_id),
    day.format(new Date(created_at)),
  ]
}
