import { ExclamationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { ResolveDrawer } from "./resolve-drawer"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

type DiscrepancyBannerProps = { discrepancy: AdminDiscrepancy }

/** What happened and what to do. */
export function DiscrepancyBanner({ discrepancy }: DiscrepancyBannerProps) {
  const { title, todo, detail } = useDiscrepancyTexts()(discrepancy)
  return (
    <div className="bg-ui-bg-subtle flex items-start gap-x-3 px-6 py-4" role="status">
      <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-col items-start gap-y-3">
        <div className="flex flex-col gap-y-1">
          <Text size="small" leading="compact" weight="plus" className="text-pretty">
            {title}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {todo}
          </Text>
          {detail && (
            <Text size="xsmall" className="text-ui-fg-muted text-pretty break-words">
              {detail}
            </Text>
          )}
        </div>
        <ResolveDrawer discrepancy={discrepancy} />
      </div>
    </div>
  )
}
