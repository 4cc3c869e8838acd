import { Container, DataTable, Heading, Skeleton, Text, useDataTable } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminMovementsResponse } from "../../../admin-view/movement-types"
import { useMovements } from "../../hooks/movements"
import { usePeriod } from "../../hooks/use-period"
import { PAGE_SIZE } from "../../hooks/use-table-state"
import { useTableTexts } from "../../hooks/use-table-texts"
import { useFormat } from "../../lib/use-format"
import { LoadError } from "../load-error"
import { BesideTotals } from "./beside-totals"
import { DownloadButton } from "./download-button"
import { PeriodPicker } from "./period-picker"
import { Totals } from "./totals"
import { useMovementColumns } from "./use-movement-columns"

/** Where the money of a period came from and went to. */
export function MovementsTab() {
  const { t } = useTranslation("paypro")
  const { date } = useFormat()
  const { page, ...chosen } = usePeriod()
  const { limit, offset } = page
  const { period } = chosen
  const { data, error, isLoading, refetch } = useMovements(period, { limit, offset })
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div>
          <Heading level="h2">{t("movements.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("movements.days", { from: date(period.from), to: date(period.to) })}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <PeriodPicker {...chosen} />
          <DownloadButton period={period} />
        </div>
      </Container>
      {error ? (
        <Container className="p-0">
          <LoadError error={error} onRetry={() => void refetch()} />
        </Container>
      ) : (
        <>
          <div className="grid items-start gap-3 lg:grid-cols-2">
            {data ? (
              <>
                <Totals totals={data.totals} />
                <BesideTotals {...data} />
              </>
            ) : (
              <Skeleton className="h-64 lg:col-span-2" />
            )}
          </div>
          <Container className="p-0">
            <MovementsTable data={data} isLoading={isLoading} offset={offset} onPage={page.show} />
          </Container>
        </>
      )}
    </div>
  )
}

type MovementsTableProps = {
  data: AdminMovementsResponse | undefined
  isLoading: boolean
  offset: number
  onPage: (index: number) => void
}

function MovementsTable({ data, isLoading, offset, onPage }: MovementsTableProps) {
  const { t } = useTranslation("paypro")
  const texts = useTableTexts()
  const instance = useDataTable({
    data: data?.movements ?? [],
    columns: useMovementColumns(),
    rowCount: data?.count ?? 0,
    getRowId: ({ kind, id }) => `${kind}:${id}`,
    isLoading,
    pagination: {
      state: { pageIndex: Math.floor(offset / PAGE_SIZE), pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => onPage(pageIndex),
    },
  })
  const nothing = {
    heading: t("movements.nothing.heading"),
    description: t("movements.nothing.description"),
  }
  return (
    <DataTable instance={instance}>
      <DataTable.Table emptyState={{ empty: nothing, filtered: nothing }} />
      <DataTable.Pagination translations={texts.pagination} />
      {data && !data.count_is_exact && (
        <Text size="small" className="text-ui-fg-muted px-6 pb-4">
          {t("movements.capped", { count: data.count })}
        </Text>
      )}
    </DataTable>
  )
}
