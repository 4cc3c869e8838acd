/** @jsxImportSource preact */
import { formatMoney } from "../../shopper-view/format"
import type { Locale } from "../../shopper-view/locale"
import type { PublicVoucher } from "../../shopper-view/public-voucher"
import { TEXTS } from "../../shopper-view/texts"

/** What to do, in the order it is done. */
export function Steps({ voucher, locale }: { voucher: PublicVoucher; locale: Locale }) {
  const texts = TEXTS[locale]
  const steps = texts.steps[voucher.way_code]({
    amount: `${formatMoney(voucher.missing_amount, locale)} MXN`,
    bank: voucher.bank,
  })
  return (
    <section class="steps" aria-labelledby="how-to">
      <h2 id="how-to">{texts.howTo}</h2>
      <ol>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </section>
  )
}
