import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { StaffRecord, StaffRecords } from "./staff-record"

type PaymentsElsewhereProps = {
  order: Pick<AdminPayproOrder, "payments_elsewhere" | "currency_code">
}

/** What staff recorded as paid without PayPro. */
export function PaymentsElsewhere({ order }: PaymentsElsewhereProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  return (
    <StaffRecords title={t("elsewhere.list")}>
      {order.payments_elsewhere.map((payment) => (
        <StaffRecord
          key={payment.id}
          record={payment}
          what={`${money(payment.amount, order.currency_code)}, ${t(`elsewhere.way.${payment.method}`)}`}
          foundBy={payment.reference}
        />
      ))}
    </StaffRecords>
  )
}
