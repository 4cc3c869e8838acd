import type { Attachment } from "@medusajs/framework/types"
import type { ResolvedPayproOptions } from "../lib/options"
import { barcodePng } from "../shopper-view/barcode"
import { formatMoney, formatTime, groupsOf } from "../shopper-view/format"
import type { Locale } from "../shopper-view/locale"
import { isRounded, referenceKindOf, type PublicVoucher } from "../shopper-view/public-voucher"
import { TEXTS } from "../shopper-view/texts"
import { renderMail } from "./html"
import type { MailContent } from "./mail-content"
import { renderText } from "./text"

/** `issued`: here is what to pay · `expiring`: it is still unpaid, and its deadline is near. */
export type MailKind = "issued" | "expiring"

export type VoucherMailInput = {
  kind: MailKind
  voucher: PublicVoucher
  locale: Locale
  store: ResolvedPayproOptions["store"]
}

/** What a notification provider sends; `html` shows the barcode from `attachments`, by its id. */
export type VoucherMail = {
  subject: string
  html: string
  text: string
  attachments: Attachment[]
}

const BARCODE_ID = "paypro-barcode"

/**
 * The mail of one voucher, for a store's own templates and notification providers:
 * the amount, the reference, until when, what to do, and the address of the voucher page.
 */
export async function voucherMail(input: VoucherMailInput): Promise<VoucherMail> {
  const { voucher } = input
  const isCash = voucher.way_code === "store" && voucher.payment_info !== null
  const png = isCash ? await barcodePng(voucher.payment_info ?? "") : null
  const content = contentOf(input, png !== null)
  return {
    subject: content.subject,
    html: renderMail(content),
    text: renderText(content),
    attachments: png
      ? [
          {
            id: BARCODE_ID,
            filename: `${voucher.trade_no}.png`,
            content: png.toString("base64"),
            content_type: "image/png",
            disposition: "inline",
          },
        ]
      : [],
  }
}

function contentOf(
  { kind, voucher, locale, store }: VoucherMailInput,
  hasBarcode: boolean,
): MailContent {
  const texts = TEXTS[locale]
  const reference = voucher.payment_info ?? ""
  const amount = `${formatMoney(voucher.missing_amount, locale)} MXN`
  return {
    locale,
    subject: texts.mail[kind](amount, store.name ?? texts.store),
    lead: texts.mail[kind === "issued" ? "issuedLead" : "expiringLead"],
    amount,
    note: isRounded(voucher)
      ? texts.rounded(
          formatMoney(voucher.total_amount, locale),
          formatMoney(voucher.amount, locale),
        )
      : null,
    facts: [
      {
        label: texts[referenceKindOf(voucher)],
        value: groupsOf(reference).join(" "),
        isNumber: true,
      },
      ...(voucher.bank ? [{ label: texts.bank, value: voucher.bank }] : []),
      ...(voucher.expires_at
        ? [
            {
              label: texts.deadline,
              value: `${formatTime(voucher.expires_at, locale)} (${texts.timeZone})`,
            },
          ]
        : []),
    ],
    howTo: texts.howTo,
    steps: texts.steps[voucher.way_code]({ amount, bank: voucher.bank }).slice(0, -1),
    openPage: texts.mail.openPage,
    url: `${voucher.voucher_url}?lang=${locale}`,
    tradeNo: { label: texts.tradeNo, value: voucher.trade_no },
    storeName: store.name,
    barcode: hasBarcode ? { id: BARCODE_ID, alt: texts.barcode(reference) } : null,
  }
}
