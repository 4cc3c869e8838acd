import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminVoucher } from "../../../admin-view/types"
import { shownState, STATE_COLORS } from "../../lib/voucher-state"

type StateBadgeProps = { voucher: Pick<AdminVoucher, "status" | "voided_at"> }

export function StateBadge({ voucher }: StateBadgeProps) {
  const { t } = useTranslation("paypro")
  const state = shownState(voucher)
  return (
    <StatusBadge color={STATE_COLORS[state]} className="text-nowrap">
      {t(`state.${state}`)}
    </StatusBadge>
  )
}
