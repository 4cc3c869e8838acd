import { Badge, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { AdminVoucher } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { OrderLink } from "../order-link"
import { StateBadge } from "./state-badge"

const column = createDataTableColumnHelper<AdminVoucher>()

/** @param onOpen For the keyboard, which cannot click a row. */
export function useVoucherColumns(onOpen: (id: string) => void) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  return useMemo(
    () => [
      column.accessor("created_at", {
        header: t("voucher.created"),
        cell: ({ getValue, row: { original } }) => (
          <button
            type="button"
            aria-haspopup="dialog"
            className="focus-visible:shadow-borders-focus rounded text-nowrap outline-none"
            onClick={(event) => {
              event.stopPropagation()
              onOpen(original.id)
            }}
          >
            {moment(getValue())}
          </button>
        ),
        enableSorting: true,
        sortAscLabel: t("table.oldest"),
        sortDescLabel: t("table.newest"),
      }),
      column.accessor("order_display_id", {
        header: t("voucher.order"),
        cell: ({ row: { original } }) =>
          original.order_id ? (
            <OrderLink id={original.order_id} number={original.order_display_id} />
          ) : (
            <span className="text-ui-fg-muted">-</span>
          ),
      }),
      column.accessor("status", {
        header: t("table.status"),
        cell: ({ row: { original } }) => (
          <div className="flex items-center gap-x-2">
            <StateBadge voucher={original} />
            {original.open_discrepancies.map((kind) => (
              <Badge key={kind} size="2xsmall" color="orange" className="text-nowrap">
                {t(`discrepancy.kind.${kind}.name`)}
              </Badge>
            ))}
          </div>
        ),
      }),
      column.accessor("way_code", {
        header: t("table.method"),
        cell: ({ getValue }) => <span className="text-nowrap">{t(`way.${getValue()}`)}</span>,
      }),
      column.accessor("payment_info", {
        header: t("voucher.reference"),
        cell: ({ getValue }) => getValue() ?? <span className="text-ui-fg-muted">-</span>,
      }),
      column.accessor("received_amount", {
        header: t("voucher.received"),
        align: "right",
        cell: ({ row: { original } }) => money(original.received_amount, original.currency_code),
      }),
      column.accessor("amount", {
        header: t("voucher.due"),
        align: "right",
        cell: ({ row: { original } }) => money(original.amount, original.currency_code),
        enableSorting: true,
        sortAscLabel: t("table.lowest"),
        sortDescLabel: t("table.highest"),
      }),
    ],
    [t, money, moment, onOpen],
  )
}
