import { Hint } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { setsMoneyAside } from "../../../lib/discrepancies"

/** What resolving means for the money, where that is not obvious. */
export function ResolveEffect({ kind, amount }: Pick<AdminDiscrepancy, "kind" | "amount">) {
  const { t } = useTranslation("paypro")
  if (setsMoneyAside({ kind, amount })) {
    return <Hint>{t("resolve.effect.set_aside")}</Hint>
  }
  return kind === "underpaid" ? <Hint>{t("resolve.effect.nothing")}</Hint> : null
}
