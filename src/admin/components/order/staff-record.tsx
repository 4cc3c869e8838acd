import { StatusBadge, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { AdminPaymentElsewhere } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"

type Recorded = Pick<
  AdminPaymentElsewhere,
  "note" | "created_by" | "created_by_name" | "created_at" | "booked_at"
>
type StaffRecordProps = { record: Recorded; what: ReactNode; foundBy: string }

/** One thing that staff recorded: what, what it can be found by, and who did when. */
export function StaffRecord({ record, what, foundBy }: StaffRecordProps) {
  const { t } = useTranslation("paypro")
  const { moment } = useFormat()
  const { note, created_by, created_by_name, created_at, booked_at } = record
  return (
    <li className="flex items-start justify-between gap-x-2">
      <div className="min-w-0 break-words">
        <Text size="small" leading="compact">
          {what}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {foundBy}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {note}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
          {t("elsewhere.recorded", {
            name: created_by_name ?? created_by,
            at: moment(created_at),
          })}
        </Text>
      </div>
      {!booked_at && (
        <StatusBadge color="orange" className="text-nowrap">
          {t("elsewhere.pending")}
        </StatusBadge>
      )}
    </li>
  )
}

type StaffRecordsProps = { title: string; children: ReactNode }

export function StaffRecords({ title, children }: StaffRecordsProps) {
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      <ul className="flex flex-col gap-y-3">{children}</ul>
    </div>
  )
}
