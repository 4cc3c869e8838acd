import type { ResolvedPayproOptions } from "../lib/options"
import { formatMoney, formatTime } from "../shopper-view/format"
import type { Locale } from "../shopper-view/locale"
import type { PublicVoucher } from "../shopper-view/public-voucher"
import { TEXTS } from "../shopper-view/texts"
import { contactLinks, inLanguage } from "./links"
import { PLAIN } from "./mail-content"
import { renderMail, type RenderedMail } from "./render-mail"

export type ReceiptMailInput = {
  voucher: PublicVoucher
  /** The number that people know the order by. */
  orderNumber: number
  locale: Locale
} & Pick<ResolvedPayproOptions, "store">

/**
 * The mail that confirms what was received on a voucher, once its order owes nothing, for a store's own templates and
 * notification providers.
 */
export function receiptMail({
  voucher,
  orderNumber,
  locale,
  store,
}: ReceiptMailInput): RenderedMail {
  const texts = TEXTS[locale]
  const { received_amount, paid_at } = voucher
  const amount = `${formatMoney(received_amount ?? "0", locale)} MXN`
  return renderMail({
    ...PLAIN,
    locale,
    storeName: store.name,
    subject: texts.mail.receipt(amount, store.name ?? texts.store),
    lead: texts.mail.receiptLead,
    amount,
    facts: [
      { label: texts.mail.order, value: String(orderNumber) },
      ...(paid_at
        ? [{ label: texts.paidAt, value: `${formatTime(paid_at, locale)} (${texts.timeZone})` }]
        : []),
    ],
    button: { text: texts.mail.openReceipt, url: inLanguage(voucher.voucher_url, locale) },
    links: contactLinks(store, locale),
    footer: `${texts.tradeNo} ${voucher.trade_no}`,
  })
}
