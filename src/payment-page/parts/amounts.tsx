/** @jsxImportSource preact */
import { MathBN } from "@medusajs/framework/utils"
import type { PageContext } from "../../shopper-page/page-context"
import { formatMoney } from "../../shopper-view/format"
import type { PageFacts } from "../page-facts"
import { PAYMENT_TEXTS } from "../texts"

type Props = { facts: PageFacts; context: PageContext }

/** What is to be paid, and how that comes about. Of a canceled order nothing is said that could be taken for a bill. */
export function Amounts({ facts, context: { locale } }: Props) {
  const { state, to_pay, paid, total, currency_code } = facts
  const texts = PAYMENT_TEXTS[locale]
  if (state === "canceled" || state === "not_placed") {
    return null
  }
  const hasPaid = MathBN.gt(paid, 0)
  return (
    <>
      {state === "owing" && (
        <div class="amount">
          <p class="label">{hasPaid ? texts.missing : texts.toPay}</p>
          <p class="money">
            {formatMoney(to_pay, locale)}
            <abbr>{currency_code.toUpperCase()}</abbr>
          </p>
          <Rounding facts={facts} locale={locale} />
        </div>
      )}
      {state !== "under_review" && (
        <dl class="bill">
          <Line name={texts.total} pesos={total} locale={locale} />
          {hasPaid && <Line name={texts.paid} pesos={paid} locale={locale} />}
        </dl>
      )}
    </>
  )
}

type LineProps = { name: string; pesos: string; locale: PageContext["locale"] }

function Line({ name, pesos, locale }: LineProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatMoney(pesos, locale)}</dd>
    </div>
  )
}

/** Why more is collected than the order owes. */
function Rounding({ facts, locale }: { facts: PageFacts; locale: PageContext["locale"] }) {
  const { owed, to_pay } = facts
  return MathBN.eq(owed, to_pay) ? null : (
    <p class="surplus">
      {PAYMENT_TEXTS[locale].rounded(formatMoney(owed, locale), formatMoney(to_pay, locale))}
    </p>
  )
}
