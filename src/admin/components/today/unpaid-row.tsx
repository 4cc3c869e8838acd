import { useTranslation } from "react-i18next"
import type { AdminTodayUnpaidOrder } from "../../../admin-view/today-types"
import { useFormat } from "../../lib/use-format"
import { ContactButtons } from "./contact-buttons"
import { TodayRow } from "./today-row"

type UnpaidRowProps = { order: AdminTodayUnpaidOrder }

/** An order that waits for its payment. */
export function UnpaidRow({ order }: UnpaidRowProps) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  const { pay_by, cancel_at, reserved_quantity } = order
  return (
    <TodayRow
      order={{ id: order.order_id, number: order.order_display_id }}
      title={order.customer_name ?? order.email}
      amount={money(order.outstanding, order.currency_code)}
      details={[
        pay_by && t("today.pay_by", { at: moment(pay_by) }),
        cancel_at && t("today.cancel_at", { at: moment(cancel_at) }),
        reserved_quantity > 0 && t("today.reserved", { count: reserved_quantity }),
      ]}
    >
      <ContactButtons order={order} />
    </TodayRow>
  )
}
