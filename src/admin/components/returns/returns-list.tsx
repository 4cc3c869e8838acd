import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder, AdminReturn } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"

type ReturnsListProps = { order: Pick<AdminPayproOrder, "returns" | "currency_code"> }

/** What staff recorded as sent back to the customer. */
export function ReturnsList({ order: { returns, currency_code } }: ReturnsListProps) {
  const { t } = useTranslation("paypro")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {t("returns.list")}
      </Text>
      <ul className="flex flex-col gap-y-3">
        {returns.map((shown) => (
          <Return key={shown.id} shown={shown} currency={currency_code} />
        ))}
      </ul>
    </div>
  )
}

type ReturnProps = { shown: AdminReturn; currency: string }

function Return({ shown, currency }: ReturnProps) {
  const { t } = useTranslation("paypro")
  const { money, moment, date } = useFormat()
  const { tracking_key, note, created_by, created_by_name } = shown
  return (
    <li className="flex items-start justify-between gap-x-2">
      <div className="min-w-0 break-words">
        <Text size="small" leading="compact">
          {t("returns.sent", {
            amount: money(shown.amount, currency),
            day: date(shown.returned_on),
          })}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("returns.key", { key: tracking_key })}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {note}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
          {t("elsewhere.recorded", {
            name: created_by_name ?? created_by,
            at: moment(shown.created_at),
          })}
        </Text>
      </div>
      {!shown.booked_at && (
        <StatusBadge color="orange" className="text-nowrap">
          {t("elsewhere.pending")}
        </StatusBadge>
      )}
    </li>
  )
}
