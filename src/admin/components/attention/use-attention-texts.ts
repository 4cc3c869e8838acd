import { useTranslation } from "react-i18next"
import type { AdminAttention } from "../../../api/admin/paypro/types"
import { useFormat } from "../../lib/use-format"

/** Kinds whose title and advice leave out what the server found. */
const WITH_DETAIL: AdminAttention["kind"][] = ["paid_without_order", "amount_mismatch"]

export function useAttentionTexts() {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  return ({ kind, amount, currency_code, detail }: AdminAttention) => ({
    name: t(`attention.kind.${kind}.name`),
    title: t(`attention.kind.${kind}.title`, { amount: money(amount, currency_code) }),
    todo: t(`attention.kind.${kind}.todo`),
    detail: WITH_DETAIL.includes(kind) ? detail : null,
  })
}
