import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

type DiscrepancySummaryProps = {
  discrepancy: AdminDiscrepancy
  /** What else is to be known before something is done about it. */
  children?: ReactNode
}

/** What a form is about: the discrepancy's title and what happened. */
export function DiscrepancySummary({ discrepancy, children }: DiscrepancySummaryProps) {
  const { title, happened } = useDiscrepancyTexts()(discrepancy)
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {happened}
      </Text>
      {children}
    </div>
  )
}
