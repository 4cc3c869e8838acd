import { Hint } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { HELD_MONEY_KINDS } from "../../../lib/discrepancies"

/** What resolving means for the money, where that is not obvious. */
export function ResolveEffect({ kind }: Pick<AdminDiscrepancy, "kind">) {
  const { t } = useTranslation("paypro")
  if (HELD_MONEY_KINDS.includes(kind)) {
    return <Hint>{t("resolve.effect.set_aside")}</Hint>
  }
  return kind === "underpaid" ? <Hint>{t("resolve.effect.nothing")}</Hint> : null
}
