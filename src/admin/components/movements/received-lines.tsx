import { useTranslation } from "react-i18next"
import type { AdminMovementTotals } from "../../../admin-view/movement-types"
import { useFormat } from "../../lib/use-format"
import { WAYS } from "../../lib/ways"
import { AmountLine } from "./amount-line"

type ReceivedLinesProps = { totals: Pick<AdminMovementTotals, "by_way_code"> }

/** What was received by each method. */
export function ReceivedLines({ totals }: ReceivedLinesProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  return WAYS.map((way) => (
    <AmountLine
      key={way}
      label={t("movements.received_by", { way: t(`way.${way}`) })}
      amount={money(totals.by_way_code[way].received, "mxn")}
    />
  ))
}
