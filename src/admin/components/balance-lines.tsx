import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PayproBalance } from "../../admin-view/movement-types"
import { useFormat } from "../lib/use-format"
import { AmountLine } from "./movements/amount-line"

type BalanceLinesProps = { balance: PayproBalance | null }

/** What PayPro says it holds for the store, in a `dl`. */
export function BalanceLines({ balance }: BalanceLinesProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  if (!balance) {
    return (
      <div>
        <dt>
          <Text as="span" size="small" weight="plus">
            {t("balance.title")}
          </Text>
        </dt>
        <dd>
          <Text as="span" size="small" className="text-ui-fg-muted">
            {t("balance.unknown")}
          </Text>
        </dd>
      </div>
    )
  }
  return (["available", "frozen", "unsettled"] as const).map((part) => (
    <AmountLine key={part} label={t(`balance.${part}`)} amount={money(balance[part], "mxn")} />
  ))
}
