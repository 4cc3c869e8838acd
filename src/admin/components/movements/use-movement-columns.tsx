import { createDataTableColumnHelper, Text, Tooltip } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { AdminMovement } from "../../../admin-view/movement-types"
import { useFormat } from "../../lib/use-format"
import { OrderLink } from "../order-link"

const column = createDataTableColumnHelper<AdminMovement>()

export function useMovementColumns() {
  const { t } = useTranslation("paypro")
  const { money, date } = useFormat()
  return useMemo(
    () => [
      column.accessor("date", {
        header: t("movements.column.date"),
        cell: ({ getValue }) => <span className="text-nowrap">{date(getValue())}</span>,
      }),
      column.accessor("kind", {
        header: t("movements.column.kind"),
        cell: ({ row: { original } }) => {
          const { kind, way_code, method } = original
          const way = (way_code && t(`way.${way_code}`)) ?? (method && t(`elsewhere.way.${method}`))
          return (
            <div className="flex flex-col py-2">
              <Text size="small" leading="compact" className="text-nowrap">
                {t(`movements.kind.${kind}`)}
              </Text>
              {way && (
                <Text size="xsmall" leading="compact" className="text-ui-fg-muted text-nowrap">
                  {way}
                </Text>
              )}
            </div>
          )
        },
      }),
      column.accessor("amount", {
        header: t("movements.column.amount"),
        align: "right",
        cell: ({ row: { original } }) => (
          <span className="text-nowrap tabular-nums">
            {money(original.amount, original.currency_code)}
          </span>
        ),
      }),
      column.accessor("order_display_id", {
        header: t("voucher.order"),
        cell: ({ row: { original } }) =>
          original.order_id ? (
            <OrderLink id={original.order_id} number={original.order_display_id} />
          ) : (
            <Nothing />
          ),
      }),
      column.accessor("trade_no", {
        header: t("voucher.trade_no"),
        cell: ({ getValue }) => getValue() ?? <Nothing />,
      }),
      column.display({
        id: "number",
        header: t("movements.column.number"),
        cell: ({ row: { original } }) =>
          original.utr ?? original.tracking_key ?? original.reference ?? <Nothing />,
      }),
      column.accessor("created_by", {
        header: t("movements.column.by"),
        cell: ({ row: { original } }) => <By movement={original} />,
      }),
    ],
    [t, money, date],
  )
}

function Nothing() {
  return <span className="text-ui-fg-muted">-</span>
}

/** Who did it, with their note. */
function By({ movement: { created_by, created_by_name, note } }: { movement: AdminMovement }) {
  const name = created_by_name ?? created_by
  if (!name) {
    return <Nothing />
  }
  return note ? (
    <Tooltip content={note}>
      <span tabIndex={0} className="decoration-ui-border-strong underline decoration-dotted">
        {name}
      </span>
    </Tooltip>
  ) : (
    <span>{name}</span>
  )
}
