import type { Locale } from "../shopper-view/locale"

/** What both the HTML and the text say. */
export type MailContent = {
  locale: Locale
  subject: string
  lead: string
  amount: string
  /** Why the amount is not what the shop showed as the total; null where it is. */
  note: string | null
  /** Label and value, in the order they are needed. */
  facts: { label: string; value: string; isNumber?: boolean }[]
  howTo: string
  steps: string[]
  openPage: string
  url: string
  tradeNo: { label: string; value: string }
  storeName: string | undefined
  barcode: { id: string; alt: string } | null
}
