/** @jsxImportSource preact */
import type { PageContext, PageFacts } from "../page-facts"
import { TEXTS } from "../../shopper-view/texts"

type Props = { facts: PageFacts; context: PageContext }

/** What else can be done from here. */
export function Actions({ facts, context }: Props) {
  const { voucher, currentUrl, canRenew } = facts
  const { locale, returnUrl, store } = context
  const texts = TEXTS[locale]
  return (
    <div class="actions">
      {currentUrl && (
        <a class="button primary" href={`${currentUrl}?lang=${locale}`}>
          {texts.current}
        </a>
      )}
      {canRenew && <Renew facts={facts} context={context} />}
      {voucher.is_payable && (
        <button type="button" id="print" class="button scripted" data-print>
          {texts.print}
        </button>
      )}
      {returnUrl && (
        <a class="button" href={returnUrl}>
          {texts.backTo(store.name ?? texts.store)}
        </a>
      )}
    </div>
  )
}

/** The address with the token is all that the server asks for, and no other site knows it. */
function Renew({ facts: { voucher }, context: { locale } }: Props) {
  const { pathname } = new URL(voucher.voucher_url)
  return (
    <form method="post" action={`${pathname}/renew?lang=${locale}`}>
      <p>{TEXTS[locale].renewHint}</p>
      <button type="submit" class="button primary">
        {TEXTS[locale].renew}
      </button>
    </form>
  )
}
