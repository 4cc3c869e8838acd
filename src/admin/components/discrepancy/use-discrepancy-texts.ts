import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { discrepancyTextOptions } from "../../lib/discrepancy-text-options"
import { useFormat } from "../../lib/use-format"

/** Made from kind and values, in the reader's language. */
export function useDiscrepancyTexts() {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  return (discrepancy: AdminDiscrepancy) => {
    const key = `discrepancy.kind.${discrepancy.kind}`
    const options = discrepancyTextOptions(discrepancy, money)
    return {
      name: t(`${key}.name`),
      title: t(`${key}.title`, options),
      happened: t(`${key}.happened`, options),
      todo: t(`${key}.todo`, options),
    }
  }
}
