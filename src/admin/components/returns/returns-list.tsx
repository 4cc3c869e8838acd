import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { StaffRecord, StaffRecords } from "../order/staff-record"

type ReturnsListProps = { order: Pick<AdminPayproOrder, "returns" | "currency_code"> }

/** What staff recorded as sent back to the customer. */
export function ReturnsList({ order: { returns, currency_code } }: ReturnsListProps) {
  const { t } = useTranslation("paypro")
  const { money, date } = useFormat()
  return (
    <StaffRecords title={t("returns.list")}>
      {returns.map((sent) => (
        <StaffRecord
          key={sent.id}
          record={sent}
          what={t("returns.sent", {
            amount: money(sent.amount, currency_code),
            day: date(sent.returned_on),
          })}
          foundBy={t("returns.key", { key: sent.tracking_key })}
        />
      ))}
    </StaffRecords>
  )
}
