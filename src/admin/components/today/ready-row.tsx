import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminTodayOrder } from "../../../admin-view/today-types"
import { linkTo } from "../../lib/navigation"
import { useFormat } from "../../lib/use-format"
import { TodayRow } from "./today-row"

type ReadyRowProps = { order: AdminTodayOrder }

/** An order that is paid and waits to be shipped. */
export function ReadyRow({ order }: ReadyRowProps) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  return (
    <TodayRow
      order={{ id: order.order_id, number: order.order_display_id }}
      title={order.customer_name ?? order.email}
      amount={money(order.total, order.currency_code)}
      details={[order.paid_at && t("today.paid_at", { at: moment(order.paid_at) })]}
    >
      <div>
        <Button size="small" variant="secondary" asChild>
          <a {...linkTo(`/orders/${order.order_id}/fulfillment`)}>{t("today.fulfill")}</a>
        </Button>
      </div>
    </TodayRow>
  )
}
