import { Button, clx, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminPaymentElsewhere, AdminVoucherWithHistory } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { historyOf } from "./history"
import { useHistoryTexts } from "./use-history-texts"

type TimelineProps = {
  voucher: AdminVoucherWithHistory
  /** Of its order, where that is shown as well. */
  paymentsElsewhere?: AdminPaymentElsewhere[]
}

const SHOWN = 4

/** What happened to a voucher, newest first, in the reader's time zone. */
export function Timeline({ voucher, paymentsElsewhere = [] }: TimelineProps) {
  const { t } = useTranslation("paypro")
  const { moment } = useFormat()
  const textsOf = useHistoryTexts(voucher)
  const [all, setAll] = useState(false)
  const events = historyOf(voucher, paymentsElsewhere)
  const shown = all ? events : events.slice(0, SHOWN)
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <Heading level="h3">{t("timeline.title")}</Heading>
      {voucher.ask_at && (
        <Text size="small" leading="compact" className="text-ui-fg-muted">
          {t("timeline.next", { at: moment(voucher.ask_at) })}
        </Text>
      )}
      <ol className="flex flex-col">
        {shown.map((event, index) => {
          const { title, details } = textsOf(event)
          const isLast = index === shown.length - 1
          return (
            <li key={event.key} className="grid grid-cols-[20px_1fr] gap-x-2">
              <div className="flex flex-col items-center gap-y-1 pt-1.5" aria-hidden>
                <div className="bg-ui-tag-neutral-icon size-1.5 shrink-0 rounded-full" />
                {!isLast && <div className="bg-ui-border-base w-px flex-1" />}
              </div>
              <div className={clx("min-w-0", !isLast && "pb-4")}>
                <Text size="small" leading="compact" weight="plus">
                  {title}
                </Text>
                <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
                  <time dateTime={event.at}>{moment(event.at)}</time>
                </Text>
                {details.map((detail) => (
                  <Text key={detail} size="small" className="text-ui-fg-subtle break-words">
                    {detail}
                  </Text>
                ))}
              </div>
            </li>
          )
        })}
      </ol>
      {events.length > SHOWN && (
        <Button
          size="small"
          variant="transparent"
          className="-ml-2 self-start"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t("timeline.less") : t("timeline.all", { count: events.length })}
        </Button>
      )}
    </div>
  )
}
