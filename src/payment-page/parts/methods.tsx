/** @jsxImportSource preact */
import type { PageContext } from "../../shopper-page/page-context"
import type { PaymentMethod } from "../../shopper-view/purchase-facts"
import type { PageFacts } from "../page-facts"
import { PAYMENT_TEXTS } from "../texts"

type Props = { facts: PageFacts; context: PageContext }

/** Each method with its button, the reference that it gave already, or why it cannot take the amount. */
export function Methods({ facts: { methods }, context }: Props) {
  const texts = PAYMENT_TEXTS[context.locale]
  return (
    <section class="steps" aria-labelledby="choose">
      <h2 id="choose">{texts.choose}</h2>
      {methods.map((method) => (
        <Method method={method} context={context} />
      ))}
      {!methods.length && <p>{texts.noMethods}</p>}
    </section>
  )
}

type MethodProps = { method: PaymentMethod; context: PageContext }

function Method({ method, context }: MethodProps) {
  const { way_code, available, reason } = method
  const { locale, cash } = context
  const texts = PAYMENT_TEXTS[locale]
  const chains = cash.chains.map(({ name }) => name)
  return (
    <div class="method">
      <h3 id={`method-${way_code}`}>{texts.method[way_code]}</h3>
      <p class="hint">
        {reason
          ? reason[locale]
          : texts.hint[way_code](chains.length ? listed(chains, locale) : null)}
      </p>
      {available && <Choice method={method} context={context} />}
    </div>
  )
}

function Choice({ method: { way_code, voucher_url }, context: { locale } }: MethodProps) {
  const texts = PAYMENT_TEXTS[locale]
  if (voucher_url) {
    return (
      <div class="choice">
        <p>{texts.hasReference}</p>
        <a
          id={`pay-${way_code}`}
          class="button primary"
          href={`${voucher_url}?lang=${locale}`}
          aria-label={`${texts.seeReference}: ${texts.method[way_code]}`}
        >
          {texts.seeReference}
        </a>
      </div>
    )
  }
  // The address with the token is all that the server asks for, and no other site knows it.
  return (
    <form class="choice" method="post" action={`?lang=${locale}`}>
      <input type="hidden" name="way_code" value={way_code} />
      <button id={`pay-${way_code}`} type="submit" class="button primary">
        {texts.pay[way_code]}
      </button>
    </form>
  )
}

/** "OXXO, Soriana o Chedraui". */
function listed(names: string[], locale: PageContext["locale"]): string {
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(names)
}
