import { DataTable, Text, useDataTable } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { SEARCH_PAUSE_MS, useDebounced } from "../../hooks/use-debounced"
import { useTableState } from "../../hooks/use-table-state"
import { useTableTexts } from "../../hooks/use-table-texts"
import { useVouchers } from "../../hooks/vouchers"
import { LoadError } from "../load-error"
import { useVoucherColumns } from "./voucher-columns"
import { VoucherDrawer } from "./voucher-drawer"
import { useVoucherFilters, VOUCHER_FILTERS } from "./voucher-filters"

export function VoucherTable() {
  const { t } = useTranslation("paypro")
  const texts = useTableTexts()
  const { query, ...state } = useTableState(VOUCHER_FILTERS)
  const q = useDebounced(query.q, SEARCH_PAUSE_MS)
  const { data, error, isLoading, refetch } = useVouchers({ ...query, q })
  const [shown, setShown] = useState<string | null>(null)
  const instance = useDataTable({
    data: data?.vouchers ?? [],
    columns: useVoucherColumns(setShown),
    filters: useVoucherFilters(),
    rowCount: data?.count ?? 0,
    getRowId: ({ id }) => id,
    onRowClick: (_, { id }) => setShown(id),
    isLoading,
    ...state,
  })
  if (error) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <DataTable instance={instance}>
        <DataTable.Toolbar
          className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center"
          translations={texts.toolbar}
        >
          <div className="w-full max-w-xl">
            <DataTable.Search placeholder={t("table.search")} autoFocus={false} />
          </div>
          <div className="flex items-center gap-x-2">
            <DataTable.FilterMenu tooltip={texts.toolbar.filter} />
            <DataTable.SortingMenu tooltip={texts.toolbar.sort} />
          </div>
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{ empty: words("table.empty"), filtered: words("table.nothing") }}
        />
        <DataTable.Pagination translations={texts.pagination} />
        {data && !data.count_is_exact && (
          <Text size="small" className="text-ui-fg-muted px-6 pb-4">
            {t("table.capped", { count: data.count })}
          </Text>
        )}
      </DataTable>
      <VoucherDrawer voucherId={shown} onClose={() => setShown(null)} />
    </>
  )

  function words(key: "table.empty" | "table.nothing") {
    return { heading: t(`${key}.heading`), description: t(`${key}.description`) }
  }
}
