import {
  createDataTableColumnHelper,
  createDataTableFilterHelper,
  DataTable,
  StatusBadge,
  Text,
  Tooltip,
  useDataTable,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { DISCREPANCY_KINDS } from "../../../lib/discrepancies"
import { useDiscrepancies } from "../../hooks/discrepancies"
import { SEARCH_PAUSE_MS, useDebounced } from "../../hooks/use-debounced"
import { useTableState } from "../../hooks/use-table-state"
import { useTableTexts } from "../../hooks/use-table-texts"
import { useFormat } from "../../lib/use-format"
import { LoadError } from "../load-error"
import { OrderLink } from "../order-link"
import { DiscrepancyActions } from "./discrepancy-actions"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

const column = createDataTableColumnHelper<AdminDiscrepancy>()
const filter = createDataTableFilterHelper<{ kind: string; open: string }>()

const FILTERS = ["kind", "open"] as const

/** The open ones, unless a filter says otherwise. */
export function DiscrepancyTable() {
  const { t } = useTranslation("paypro")
  const texts = useTableTexts()
  const { query, ...state } = useTableState(FILTERS)
  const q = useDebounced(query.q, SEARCH_PAUSE_MS)
  const { data, error, isLoading, refetch } = useDiscrepancies({ open: true, ...query, q })
  const filters = useMemo(
    () => [
      filter.accessor("kind", {
        type: "multiselect",
        searchable: false,
        label: t("discrepancy.what"),
        options: DISCREPANCY_KINDS.map((value) => ({
          value,
          label: t(`discrepancy.kind.${value}.name`),
        })),
      }),
      filter.accessor("open", {
        type: "radio",
        label: t("discrepancy.status"),
        options: [
          { value: "true", label: t("discrepancy.open") },
          { value: "false", label: t("discrepancy.resolved") },
        ],
      }),
    ],
    [t],
  )
  const instance = useDataTable({
    data: data?.discrepancies ?? [],
    columns: useColumns(),
    filters,
    rowCount: data?.count ?? 0,
    getRowId: ({ id }) => id,
    isLoading,
    ...state,
  })
  if (error) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  return (
    <DataTable instance={instance}>
      <DataTable.Toolbar
        className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center"
        translations={texts.toolbar}
      >
        <div className="flex w-full max-w-xl flex-col gap-y-2">
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("discrepancy.intro")}
          </Text>
          <DataTable.Search placeholder={t("table.search")} autoFocus={false} />
        </div>
        <div className="flex items-center gap-x-2">
          <DataTable.FilterMenu tooltip={texts.toolbar.filter} />
          <DataTable.SortingMenu tooltip={texts.toolbar.sort} />
        </div>
      </DataTable.Toolbar>
      <DataTable.Table
        emptyState={{
          empty: {
            heading: t("discrepancy.empty.heading"),
            description: t("discrepancy.empty.description"),
          },
          filtered: {
            heading: t("discrepancy.nothing.heading"),
            description: t("discrepancy.nothing.description"),
          },
        }}
      />
      <DataTable.Pagination translations={texts.pagination} />
    </DataTable>
  )
}

function useColumns() {
  const { t } = useTranslation("paypro")
  const { moment, money } = useFormat()
  const textsOf = useDiscrepancyTexts()
  return [
    column.accessor("kind", {
      header: t("discrepancy.what"),
      truncateTooltip: false,
      size: 400,
      minSize: 320,
      cell: ({ row: { original } }) => {
        const { name, todo } = textsOf(original)
        return (
          <div className="flex flex-col whitespace-normal py-3">
            <Text size="small" leading="compact" weight="plus">
              {name}
            </Text>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {todo}
            </Text>
          </div>
        )
      },
    }),
    column.accessor("amount", {
      header: t("discrepancy.amount"),
      align: "right",
      cell: ({ row: { original } }) =>
        original.amount === null ? "-" : money(original.amount, original.currency_code),
    }),
    column.accessor("trade_no", {
      header: t("voucher.order"),
      cell: ({ row: { original } }) =>
        original.order_id ? (
          <OrderLink id={original.order_id} number={original.order_display_id} />
        ) : (
          <span className="text-ui-fg-muted">{original.trade_no ?? "-"}</span>
        ),
    }),
    column.accessor("created_at", {
      header: t("discrepancy.since"),
      enableSorting: true,
      sortAscLabel: t("table.oldest"),
      sortDescLabel: t("table.newest"),
      cell: ({ getValue }) => <span className="text-nowrap">{moment(getValue())}</span>,
    }),
    column.display({
      id: "resolution",
      header: t("discrepancy.status"),
      cell: ({ row: { original } }) =>
        original.resolved_at ? (
          <Tooltip
            content={`${original.resolved_by_name ?? original.resolved_by}: ${original.note}`}
          >
            <StatusBadge color="green" tabIndex={0}>
              {t("discrepancy.resolved")}
            </StatusBadge>
          </Tooltip>
        ) : (
          // The cell cuts off what stands over its edge, as the button's shadow does.
          <div className="px-1 py-2">
            <DiscrepancyActions discrepancy={original} />
          </div>
        ),
    }),
  ]
}
