import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { Row } from "../row"
import { DeadlineDrawer } from "./deadline-drawer"

type OrderFactsProps = { order: AdminPayproOrder; currency: string }

/** What an order owes, and until when it can be paid. */
export function OrderFacts({ order, currency }: OrderFactsProps) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  const outstanding = Number(order.outstanding)
  const label = outstanding < 0 ? "order.surplus" : "order.outstanding"
  return (
    <div className="py-1">
      <Row label={t(label)} value={money(String(Math.abs(outstanding)), currency)} />
      {outstanding > 0 && (
        <>
          <Row label={t("order.pay_by")} value={order.pay_by && moment(order.pay_by)} />
          {order.cancel_at && <Row label={t("order.cancel_at")} value={moment(order.cancel_at)} />}
          <div className="px-6 py-3">
            <DeadlineDrawer order={order} />
          </div>
        </>
      )}
    </div>
  )
}
