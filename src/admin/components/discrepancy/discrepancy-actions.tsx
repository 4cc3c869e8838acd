import type { AdminDiscrepancy } from "../../../admin-view/types"
import { hasMoneyToApply } from "../../lib/has-money-to-apply"
import { hasMoneyToReturn } from "../../lib/has-money-to-return"
import { DiscrepancyReturnDrawer } from "../returns/discrepancy-return-drawer"
import { ApplyDrawer } from "./apply-drawer"
import { ResolveDrawer } from "./resolve-drawer"

type DiscrepancyActionsProps = { discrepancy: AdminDiscrepancy }

/** What can be done about an open one. */
export function DiscrepancyActions({ discrepancy }: DiscrepancyActionsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      {hasMoneyToApply(discrepancy) && <ApplyDrawer discrepancy={discrepancy} />}
      {hasMoneyToReturn(discrepancy) && <DiscrepancyReturnDrawer discrepancy={discrepancy} />}
      <ResolveDrawer discrepancy={discrepancy} />
    </div>
  )
}
