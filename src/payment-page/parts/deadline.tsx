/** @jsxImportSource preact */
import type { PageContext } from "../../shopper-page/page-context"
import { formatTime, formatTimeLeft } from "../../shopper-view/format"
import type { PageFacts } from "../page-facts"
import { PAYMENT_TEXTS } from "../texts"

type Props = { facts: PageFacts; context: PageContext }

/** Until when the order can be paid, and how long that is; the script counts on. */
export function Deadline({ facts: { state, pay_by }, context: { locale, now } }: Props) {
  if (pay_by === null) {
    return null
  }
  const texts = PAYMENT_TEXTS[locale]
  const isOver = state === "expired"
  return (
    <p class="deadline">
      {isOver ? texts.deadlineWas : texts.payBy}{" "}
      <time dateTime={pay_by}>{formatTime(pay_by, locale)}</time> ({texts.timeZone})
      {!isOver && (
        <time
          class="left"
          dateTime={pay_by}
          data-left={pay_by}
          data-one={texts.timeLeft.one}
          data-other={texts.timeLeft.other}
        >
          {formatTimeLeft(pay_by, now, locale)}
        </time>
      )}
    </p>
  )
}
