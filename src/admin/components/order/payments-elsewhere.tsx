import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminPaymentElsewhere, AdminPayproOrder } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"

type PaymentsElsewhereProps = {
  order: Pick<AdminPayproOrder, "payments_elsewhere" | "currency_code">
}

/** What staff recorded as paid without PayPro. */
export function PaymentsElsewhere({ order }: PaymentsElsewhereProps) {
  const { t } = useTranslation("paypro")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {t("elsewhere.list")}
      </Text>
      <ul className="flex flex-col gap-y-3">
        {order.payments_elsewhere.map((payment) => (
          <Payment key={payment.id} payment={payment} currency={order.currency_code} />
        ))}
      </ul>
    </div>
  )
}

type PaymentProps = { payment: AdminPaymentElsewhere; currency: string }

function Payment({ payment, currency }: PaymentProps) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  const { method, reference, note, created_by, created_by_name } = payment
  return (
    <li className="flex items-start justify-between gap-x-2">
      <div className="min-w-0 break-words">
        <Text size="small" leading="compact">
          {money(payment.amount, currency)}, {t(`elsewhere.way.${method}`)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {reference}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {note}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
          {t("elsewhere.recorded", {
            name: created_by_name ?? created_by,
            at: moment(payment.created_at),
          })}
        </Text>
      </div>
      {!payment.booked_at && (
        <StatusBadge color="orange" className="text-nowrap">
          {t("elsewhere.pending")}
        </StatusBadge>
      )}
    </li>
  )
}
