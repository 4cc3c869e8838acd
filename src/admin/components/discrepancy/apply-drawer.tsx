import { Input } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useApplyPayment } from "../../hooks/discrepancies"
import type { FoundOrder } from "../../hooks/orders"
import { useFormDrawer } from "../../hooks/use-form-drawer"
import { Field } from "../field"
import { FormDrawer } from "../form-drawer"
import { NoteField } from "../note-field"
import { DiscrepancySummary } from "./discrepancy-summary"
import { OrderChoice } from "./order-choice"

type ApplyDrawerProps = { discrepancy: AdminDiscrepancy }

/** The button, and the form that captures the money on an order that owes something. */
export function ApplyDrawer({ discrepancy }: ApplyDrawerProps) {
  const { t } = useTranslation("paypro")
  const [order, setOrder] = useState<FoundOrder | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [note, setNote] = useState("")
  const { drawer, wasSent, submit } = useFormDrawer({
    mutation: useApplyPayment(discrepancy.id),
    done: () => t("apply.done", { number: order?.display_id }),
  })
  const field = useId()
  const amount = (typed ?? amountFor(discrepancy, order)).trim()

  const body = () => (order && amount && note.trim() ? { order_id: order.id, amount, note } : null)

  return (
    <FormDrawer
      action={t("apply.action")}
      title={t("apply.title")}
      description={t("apply.description")}
      onSubmit={() => submit(body())}
      {...drawer}
    >
      <DiscrepancySummary discrepancy={discrepancy} />
      <OrderChoice
        id={`${field}-order`}
        value={order}
        onChange={setOrder}
        problem={wasSent && !order && t("apply.no_order")}
      />
      <Field
        id={`${field}-amount`}
        label={t("apply.amount")}
        hint={t("apply.amount_hint")}
        problem={wasSent && !amount && t("apply.amount_hint")}
      >
        <Input
          id={`${field}-amount`}
          inputMode="decimal"
          value={typed ?? amount}
          aria-describedby={`${field}-amount-hint`}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
      <NoteField
        id={`${field}-note`}
        label={t("apply.note")}
        placeholder={t("apply.placeholder")}
        value={note}
        onChange={setNote}
        problem={wasSent && !note.trim() && t("apply.required")}
      />
    </FormDrawer>
  )
}

/** All of the money, or as much as the order owes. */
function amountFor({ amount }: AdminDiscrepancy, order: FoundOrder | null): string {
  const owes = order?.summary.pending_difference
  return owes !== undefined && owes < Number(amount) ? owes.toFixed(2) : (amount ?? "")
}
