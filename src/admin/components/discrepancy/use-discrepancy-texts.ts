import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"

/** Kinds whose title and advice leave out what the server found. */
const WITH_DETAIL: AdminDiscrepancy["kind"][] = ["received_without_order", "amount_unclear"]

export function useDiscrepancyTexts() {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  return ({ kind, amount, currency_code, detail }: AdminDiscrepancy) => ({
    name: t(`discrepancy.kind.${kind}.name`),
    title: t(`discrepancy.kind.${kind}.title`, { amount: money(amount, currency_code) }),
    todo: t(`discrepancy.kind.${kind}.todo`),
    detail: WITH_DETAIL.includes(kind) ? detail : null,
  })
}
