import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useReturnMoney } from "../../hooks/returns"
import { useFormDrawer } from "../../hooks/use-form-drawer"
import { centavos } from "../../lib/typed-amount"
import { useFormat } from "../../lib/use-format"
import { DiscrepancySummary } from "../discrepancy/discrepancy-summary"
import { FormDrawer } from "../form-drawer"
import { ReturnFields } from "./return-fields"
import { useReturnForm } from "./use-return-form"

type DiscrepancyReturnDrawerProps = { discrepancy: AdminDiscrepancy }

/** The button, and the form that records the money of a discrepancy as sent back. */
export function DiscrepancyReturnDrawer({ discrepancy }: DiscrepancyReturnDrawerProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  const { amount, currency_code } = discrepancy
  const whole = centavos(amount ?? "0")
  const form = useReturnForm({ free: whole, most: whole })
  const { drawer, wasSent, submit } = useFormDrawer({
    mutation: useReturnMoney(discrepancy.id),
    done: (_answer, sent) => t("returns.done", { amount: money(sent.amount, currency_code) }),
    onOpen: form.reset,
  })

  return (
    <FormDrawer
      action={t("returns.money")}
      submit={t("returns.submit")}
      title={t("returns.title")}
      description={t("returns.description")}
      onSubmit={() => submit(form.body())}
      {...drawer}
    >
      <DiscrepancySummary discrepancy={discrepancy} />
      <ReturnFields form={form} currency={currency_code} wasSent={wasSent} />
    </FormDrawer>
  )
}
