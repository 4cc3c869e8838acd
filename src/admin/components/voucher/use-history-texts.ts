import { useTranslation } from "react-i18next"
import type { AdminCallback, AdminVoucher } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { useDiscrepancyTexts } from "../discrepancy/use-discrepancy-texts"
import type { HistoryEvent } from "./history"

type Texts = { title: string; details: string[] }

export function useHistoryTexts({ currency_code }: Pick<AdminVoucher, "currency_code">) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  const discrepancyTexts = useDiscrepancyTexts()

  function called({
    status,
    status_code,
    amount,
    message,
    seen_count,
    last_seen_at,
    problem,
  }: AdminCallback) {
    const isPaid = status === "paid" || status === "partially_paid"
    return {
      title: t("timeline.called", { state: t(`state.${status}`) }),
      details: present([
        // PayPro names the amount asked for where nothing was paid.
        isPaid && amount !== null && money(amount, currency_code),
        [status_code, message].filter(Boolean).join(" · "),
        seen_count > 1 && t("timeline.repeated", { count: seen_count, at: moment(last_seen_at) }),
        problem && t("timeline.unprocessed", { problem }),
      ]),
    }
  }

  return (event: HistoryEvent): Texts => {
    switch (event.type) {
      case "issued":
      case "paid":
        return { title: t(`timeline.${event.type}`), details: [] }
      case "voided":
        return {
          title: t("timeline.voided"),
          details: event.reason ? [t(`void_reason.${event.reason}`)] : [],
        }
      case "called":
        return called(event.callback)
      case "paid_elsewhere": {
        const { amount, method } = event.payment
        return {
          title: t("timeline.paid_elsewhere", { amount: money(amount, currency_code) }),
          details: [t(`elsewhere.way.${method}`)],
        }
      }
      case "asked":
        return {
          title: t("timeline.asked", { state: t(`state.${event.status}`) }),
          details: present([event.words]),
        }
      case "discrepancy":
        return { title: discrepancyTexts(event.discrepancy).title, details: [] }
      case "resolved": {
        const { resolved_by, resolved_by_name, note } = event.discrepancy
        return resolved_by === "paypro"
          ? { title: t("timeline.settled"), details: [discrepancyTexts(event.discrepancy).title] }
          : {
              title: t("timeline.resolved", { name: resolved_by_name ?? resolved_by }),
              details: present([note]),
            }
      }
    }
  }
}

function present(texts: (string | null | false)[]): string[] {
  return texts.filter((text): text is string => Boolean(text))
}
