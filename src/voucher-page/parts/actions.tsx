/** @jsxImportSource preact */
import type { PageContext } from "../../shopper-page/page-context"
import { TEXTS } from "../../shopper-view/texts"
import type { VoucherFacts } from "../../shopper-view/voucher-facts"

type Props = { facts: VoucherFacts; context: PageContext }

/** What else can be done from here. */
export function Actions({ facts, context }: Props) {
  const { voucher, currentUrl } = facts
  const { locale, returnUrl, store } = context
  const texts = TEXTS[locale]
  return (
    <div class="actions">
      {currentUrl && (
        <a class="button primary" href={`${currentUrl}?lang=${locale}`}>
          {texts.current}
        </a>
      )}
      <Choose facts={facts} context={context} />
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

/** The order's payment page: the way on where this voucher is none, and another method where it is. */
function Choose({ facts: { voucher, currentUrl, canChoose }, context: { locale } }: Props) {
  const hasVoucher = voucher.is_payable || currentUrl !== null
  const { choose, chooseAnother } = TEXTS[locale]
  return canChoose ? (
    <a
      class={hasVoucher ? "button" : "button primary"}
      href={`${voucher.payment_url}?lang=${locale}`}
    >
      {hasVoucher ? chooseAnother : choose}
    </a>
  ) : null
}
