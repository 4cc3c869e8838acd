import type { Attachment } from "@medusajs/framework/types"
import type { ResolvedPayproOptions } from "../lib/options"
import { barcodePng } from "../shopper-view/barcode"
import { formatMoney, formatTime, groupsOf } from "../shopper-view/format"
import type { Locale } from "../shopper-view/locale"
import { isRounded, referenceKindOf, type PublicVoucher } from "../shopper-view/public-voucher"
import { stepsOf } from "../shopper-view/steps"
import { TEXTS } from "../shopper-view/texts"
import { contactLinks, inLanguage } from "./links"
import { PLAIN, type Fact, type MailContent } from "./mail-content"
import { renderMail, type RenderedMail } from "./render-mail"

/** `issued`: here is what to pay · `expiring`: it is still unpaid, and its deadline is near. */
export type MailKind = "issued" | "expiring"

export type VoucherMailInput = {
  kind: MailKind
  voucher: PublicVoucher
  /** The number that people know the order by. */
  orderNumber: number
  locale: Locale
} & Pick<ResolvedPayproOptions, "store" | "beneficiary" | "cash">

/** `html` shows the barcode from `attachments`, by its id. */
export type VoucherMail = RenderedMail & { attachments: Attachment[] }

const BARCODE_ID = "paypro-barcode"

/**
 * The mail of one voucher, for a store's own templates and notification providers: the amount, the reference, until
 * when, what to do, and the addresses of the voucher page and of the page to pay in another way.
 */
export async function voucherMail(input: VoucherMailInput): Promise<VoucherMail> {
  const { voucher, cash } = input
  const hasBarcode = voucher.way_code === "store" && cash.barcode === "code128"
  const png = hasBarcode ? await barcodePng(voucher.payment_info ?? "") : null
  return {
    ...renderMail(contentOf(input, png !== null)),
    attachments: png ? [attachmentOf(voucher, png)] : [],
  }
}

function attachmentOf({ trade_no }: PublicVoucher, png: Buffer): Attachment {
  return {
    id: BARCODE_ID,
    filename: `${trade_no}.png`,
    content: png.toString("base64"),
    content_type: "image/png",
    disposition: "inline",
  }
}

function contentOf(input: VoucherMailInput, hasBarcode: boolean): MailContent {
  const { kind, voucher, locale, store } = input
  const texts = TEXTS[locale]
  const amount = `${formatMoney(voucher.missing_amount, locale)} MXN`
  return {
    ...PLAIN,
    locale,
    storeName: store.name,
    subject: texts.mail[kind](amount, store.name ?? texts.store),
    lead: texts.mail[kind === "issued" ? "issuedLead" : "expiringLead"],
    amount,
    note: isRounded(voucher)
      ? texts.rounded(
          formatMoney(voucher.total_amount, locale),
          formatMoney(voucher.amount, locale),
        )
      : null,
    facts: factsOf(input),
    barcode: hasBarcode ? { id: BARCODE_ID, alt: texts.barcode(voucher.payment_info ?? "") } : null,
    button: { text: texts.mail.openPage, url: inLanguage(voucher.voucher_url, locale) },
    howTo: {
      heading: texts.howTo,
      // The last step is about the page.
      steps: stepsOf(voucher, { ...input, hasBarcode }).slice(0, -1),
    },
    links: [
      { text: texts.mail.payAnotherWay, url: inLanguage(voucher.payment_url, locale) },
      ...contactLinks(store, locale),
    ],
    footer: `${texts.tradeNo} ${voucher.trade_no}`,
  }
}

function factsOf({ voucher, orderNumber, locale }: VoucherMailInput): Fact[] {
  const texts = TEXTS[locale]
  const { payment_info, bank, expires_at } = voucher
  return [
    {
      label: texts[referenceKindOf(voucher)],
      value: groupsOf(payment_info ?? "").join(" "),
      isNumber: true,
    },
    ...(bank ? [{ label: texts.bank, value: bank }] : []),
    ...(expires_at
      ? [{ label: texts.payBy, value: `${formatTime(expires_at, locale)} (${texts.timeZone})` }]
      : []),
    { label: texts.mail.order, value: String(orderNumber) },
  ]
}
