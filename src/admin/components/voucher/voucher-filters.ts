import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { AdminVoucher } from "../../../admin-view/types"
import { DISCREPANCY_KINDS } from "../../../lib/discrepancies"
import { useFormat } from "../../lib/use-format"
import { WAYS } from "../../lib/ways"

const filter = createDataTableFilterHelper<
  Pick<AdminVoucher, "status" | "way_code" | "created_at"> & { discrepancy: string }
>()

export const VOUCHER_FILTERS = ["status", "way_code", "discrepancy", "created_at"] as const

const STATUSES = ["issuing", "open", "partially_paid", "paid", "failed"] as const
const DAYS = [7, 30, 90]

export function useVoucherFilters() {
  const { t } = useTranslation("paypro")
  const { day } = useFormat()
  return useMemo(
    () => [
      filter.accessor("status", {
        type: "multiselect",
        searchable: false,
        label: t("table.status"),
        options: STATUSES.map((value) => ({ value, label: t(`state.${value}`) })),
      }),
      filter.accessor("way_code", {
        type: "multiselect",
        searchable: false,
        label: t("table.method"),
        options: WAYS.map((value) => ({ value, label: t(`way.${value}`) })),
      }),
      filter.accessor("discrepancy", {
        type: "multiselect",
        searchable: false,
        label: t("table.discrepancy"),
        options: DISCREPANCY_KINDS.map((value) => ({
          value,
          label: t(`discrepancy.kind.${value}.name`),
        })),
      }),
      filter.accessor("created_at", {
        type: "date",
        label: t("table.created"),
        rangeOptionLabel: t("table.range"),
        rangeOptionStartLabel: t("table.from"),
        rangeOptionEndLabel: t("table.to"),
        formatDateValue: day,
        options: [
          { label: t("table.today"), value: { $gte: midnight(0) } },
          ...DAYS.map((count) => ({
            label: t("table.days", { count }),
            value: { $gte: midnight(count) },
          })),
        ],
      }),
    ],
    [t, day],
  )
}

/** The start of a day in the reader's time zone. */
function midnight(daysAgo: number): string {
  const date = new Date()
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() - daysAgo)
  return date.toISOString()
}
