/** @jsxImportSource preact */
import type { PageContext } from "../../shopper-page/page-context"
import type { PublicVoucher } from "../../shopper-view/public-voucher"
import { stepsOf } from "../../shopper-view/steps"
import { TEXTS } from "../../shopper-view/texts"

type Props = { voucher: PublicVoucher; context: PageContext; hasBarcode: boolean }

/** What to do, in the order it is done. */
export function Steps({ voucher, context, hasBarcode }: Props) {
  const steps = stepsOf(voucher, { ...context, hasBarcode })
  return (
    <section class="steps" aria-labelledby="how-to">
      <h2 id="how-to">{TEXTS[context.locale].howTo}</h2>
      <ol>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </section>
  )
}
