import type { AdminOrder } from "@medusajs/framework/types"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { hasReceivedNothing } from "../../lib/order-panel"
import { useFormat } from "../../lib/use-format"
import { Row } from "../row"
import { OrderActions } from "./order-actions"

type OrderFactsProps = { order: AdminOrder; paypro: AdminPayproOrder }

/** What an order owes, until when it can be paid, and what can be done about that. */
export function OrderFacts({ order, paypro }: OrderFactsProps) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  const { pay_by, cancel_at, currency_code } = paypro
  const outstanding = Number(paypro.outstanding)
  const label = outstanding < 0 ? "order.surplus" : "order.outstanding"
  return (
    <div className="py-1">
      <Row label={t(label)} value={money(String(Math.abs(outstanding)), currency_code)} />
      {outstanding > 0 && (
        <>
          {pay_by && <Row label={t("order.pay_by")} value={moment(pay_by)} />}
          {cancel_at && hasReceivedNothing(paypro, order) && (
            <Row label={t("order.cancel_at")} value={moment(cancel_at)} />
          )}
        </>
      )}
      <OrderActions order={order} paypro={paypro} />
    </div>
  )
}
