import { ExclamationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { DiscrepancyActions } from "./discrepancy-actions"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

type DiscrepancyBannerProps = { discrepancy: AdminDiscrepancy }

/** What happened and what to do. */
export function DiscrepancyBanner({ discrepancy }: DiscrepancyBannerProps) {
  const { title, happened, todo } = useDiscrepancyTexts()(discrepancy)
  return (
    <div className="bg-ui-bg-subtle flex items-start gap-x-3 px-6 py-4" role="status">
      <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-col items-start gap-y-3">
        <div className="flex flex-col gap-y-1">
          <Text size="small" leading="compact" weight="plus" className="text-pretty">
            {title}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty break-words">
            {happened}
          </Text>
          <Text size="small" className="text-pretty">
            {todo}
          </Text>
        </div>
        <DiscrepancyActions discrepancy={discrepancy} />
      </div>
    </div>
  )
}
