import { MathBN } from "@medusajs/framework/utils"
import type { ResolvedPayproOptions } from "../lib/options"
import { formatMoney } from "./format"
import type { Locale } from "./locale"
import type { PublicVoucher } from "./public-voucher"
import { TEXTS } from "./texts"

type StepContext = Pick<ResolvedPayproOptions, "beneficiary" | "cash"> & {
  locale: Locale
  /** Whether a barcode is shown with them. */
  hasBarcode: boolean
}

/** How to pay a voucher, in the order it is done. The last step tells what the voucher's own page does. */
export function stepsOf(
  voucher: PublicVoucher,
  { locale, beneficiary, cash, hasBarcode }: StepContext,
): string[] {
  return TEXTS[locale].steps[voucher.way_code]({
    amount: `${formatMoney(voucher.missing_amount, locale)} MXN`,
    bank: voucher.bank,
    beneficiary,
    hasBarcode,
    ...whereToPay(voucher, cash, locale),
  })
}

/** Without the chains that do not take so much in one payment. Where none does, what is said at their tills is left out, too. */
function whereToPay(
  { missing_amount }: PublicVoucher,
  { chains, phrase }: ResolvedPayproOptions["cash"],
  locale: Locale,
): { chains?: string; phrase?: string | undefined } {
  const names = chains
    .filter(({ max }) => max === undefined || MathBN.lte(missing_amount, max))
    .map(({ name }) => name)
  if (!names.length) {
    return chains.length ? {} : { phrase }
  }
  return { chains: new Intl.ListFormat(locale, { type: "disjunction" }).format(names), phrase }
}
