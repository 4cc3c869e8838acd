import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { DiscrepancyActions } from "../discrepancy/discrepancy-actions"
import { useDiscrepancyTexts } from "../discrepancy/use-discrepancy-texts"
import { TodayRow } from "./today-row"

type DiscrepancyRowProps = { discrepancy: AdminDiscrepancy }

/** An open discrepancy, with its age. */
export function DiscrepancyRow({ discrepancy }: DiscrepancyRowProps) {
  const { t } = useTranslation("paypro")
  const { age } = useFormat()
  const { title, todo } = useDiscrepancyTexts()(discrepancy)
  const { order_id, order_display_id, created_at } = discrepancy
  return (
    <TodayRow
      order={order_id ? { id: order_id, number: order_display_id } : null}
      title={title}
      amount={null}
      details={[t("today.open_since", { age: age(created_at) }), todo]}
    >
      <DiscrepancyActions discrepancy={discrepancy} />
    </TodayRow>
  )
}
