/** @jsxImportSource preact */
import { formatMoney, formatTime, formatTimeLeft } from "../../shopper-view/format"
import { WithContact } from "../../shopper-page/contact"
import type { PageContext } from "../../shopper-page/page-context"
import { isRounded, type PublicVoucher } from "../../shopper-view/public-voucher"
import { TEXTS } from "../../shopper-view/texts"

/** Beside the sign, which other countries have as well. */
const CURRENCY = "MXN"

type Props = { voucher: PublicVoucher; context: PageContext }

/** The amount that matters in this state, how much of it came, and until when it can be paid. */
export function Amount({ voucher, context }: Props) {
  const { locale } = context
  const texts = TEXTS[locale]
  const { label, pesos } = headline(voucher, texts)
  return (
    <div class="amount">
      <p class="label">{label}</p>
      <p class="money">
        {formatMoney(pesos, locale)}
        <abbr>{CURRENCY}</abbr>
      </p>
      <Rounding voucher={voucher} context={context} />
      {voucher.state === "partially_paid" && <Progress voucher={voucher} context={context} />}
      <Deadline voucher={voucher} context={context} />
      <Surplus voucher={voucher} context={context} />
    </div>
  )
}

function headline(voucher: PublicVoucher, texts: (typeof TEXTS)["en"]) {
  switch (voucher.state) {
    case "partially_paid":
    case "rest_due":
      return { label: texts.missing, pesos: voucher.missing_amount }
    case "paid":
    case "with_store":
      // The order may have been paid in another way.
      return voucher.received_amount
        ? { label: texts.paidAmount, pesos: voucher.received_amount }
        : { label: texts.asked, pesos: voucher.amount }
    case "failed":
    case "void":
      return { label: texts.asked, pesos: voucher.amount }
    default:
      return { label: texts.total, pesos: voucher.missing_amount }
  }
}

/** Why more is collected than the shop showed as the total. */
function Rounding({ voucher, context: { locale } }: Props) {
  const { total_amount, amount, is_payable } = voucher
  return is_payable && isRounded(voucher) ? (
    <p class="surplus">
      {TEXTS[locale].rounded(formatMoney(total_amount, locale), formatMoney(amount, locale))}
    </p>
  ) : null
}

function Progress({ voucher, context: { locale } }: Props) {
  const received = voucher.received_amount ?? "0"
  const text = TEXTS[locale].received(
    formatMoney(received, locale),
    formatMoney(voucher.amount, locale),
  )
  return (
    <p class="progress">
      <progress id="received" max={voucher.amount} value={received} aria-label={text} />
      <span>{text}</span>
    </p>
  )
}

function Deadline({ voucher, context: { locale, now } }: Props) {
  const texts = TEXTS[locale]
  if (voucher.state === "paid" && voucher.paid_at) {
    return (
      <p class="deadline">
        {texts.paidAt} <Time iso={voucher.paid_at} locale={locale} />
      </p>
    )
  }
  if (!voucher.is_payable || !voucher.expires_at) {
    return null
  }
  const over = Date.parse(voucher.expires_at) <= now.getTime()
  return (
    <p class="deadline">
      {over ? texts.deadlineWas : texts.payBy} <Time iso={voucher.expires_at} locale={locale} />
      {!over && (
        <time
          class="left"
          dateTime={voucher.expires_at}
          data-left={voucher.expires_at}
          data-one={texts.timeLeft.one}
          data-other={texts.timeLeft.other}
        >
          {formatTimeLeft(voucher.expires_at, now, locale)}
        </time>
      )}
    </p>
  )
}

function Time({ iso, locale }: { iso: string; locale: PageContext["locale"] }) {
  return (
    <>
      <time dateTime={iso}>{formatTime(iso, locale)}</time> ({TEXTS[locale].timeZone})
    </>
  )
}

/** By what the order owed: it may have been edited down since. */
function Surplus({ voucher: { state, overpaid_amount }, context }: Props) {
  if (state !== "paid" || !overpaid_amount) {
    return null
  }
  const { locale } = context
  return (
    <p class="surplus">
      <WithContact
        text={TEXTS[locale].surplus(formatMoney(overpaid_amount, locale))}
        context={context}
      />
    </p>
  )
}
