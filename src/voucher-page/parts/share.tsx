/** @jsxImportSource preact */
import { formatMoney } from "../../shopper-view/format"
import type { PageContext } from "../../shopper-page/page-context"
import type { PublicVoucher } from "../../shopper-view/public-voucher"
import { TEXTS } from "../../shopper-view/texts"

type Props = { voucher: PublicVoucher; context: PageContext }

/** For whoever asks somebody else to pay. Shown by the script where the browser can share. */
export function Share({ voucher, context: { locale, store } }: Props) {
  const texts = TEXTS[locale]
  const amount = `${formatMoney(voucher.missing_amount, locale)} MXN`
  return (
    <p class="share" data-sharing>
      <button
        type="button"
        id="share"
        data-share={texts.shareText(amount, store.name ?? texts.store)}
      >
        {texts.share}
      </button>
    </p>
  )
}
