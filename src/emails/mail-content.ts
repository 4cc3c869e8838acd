import type { Locale } from "../shopper-view/locale"

export type Fact = { label: string; value: string; isNumber?: boolean }
export type Link = { text: string; url: string }
export type Table = { head: string[]; rows: string[][] }

/** What both the HTML and the text say. */
export type MailContent = {
  locale: Locale
  storeName: string | undefined
  subject: string
  lead: string
  amount: string | null
  /** Why the amount is not what the shop showed as the total. */
  note: string | null
  /** In the order they are needed. */
  facts: Fact[]
  table: Table | null
  barcode: { id: string; alt: string } | null
  button: Link
  howTo: { heading: string; steps: string[] } | null
  /** What else can be done. */
  links: Link[]
  footer: string | null
}

/** What every mail leaves out that does not need it. */
export const PLAIN = {
  amount: null,
  note: null,
  facts: [],
  table: null,
  barcode: null,
  howTo: null,
  links: [],
  footer: null,
} satisfies Partial<MailContent>
