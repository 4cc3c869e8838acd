import { Hint, Input, Label, Text, toast } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useApplyPayment } from "../../hooks/discrepancies"
import type { FoundOrder } from "../../hooks/orders"
import { FormDrawer } from "../form-drawer"
import { NoteField } from "./note-field"
import { OrderChoice } from "./order-choice"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

type ApplyDrawerProps = { discrepancy: AdminDiscrepancy }

/** The button, and the form that captures the money on an order that owes something. */
export function ApplyDrawer({ discrepancy }: ApplyDrawerProps) {
  const { t } = useTranslation("paypro")
  const { title, happened } = useDiscrepancyTexts()(discrepancy)
  const { mutate, isPending } = useApplyPayment(discrepancy.id)
  const [open, setOpen] = useState(false)
  const [order, setOrder] = useState<FoundOrder | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [note, setNote] = useState("")
  const [wasSent, setSent] = useState(false)
  const field = useId()
  const amount = typed ?? amountFor(discrepancy, order)

  const submit = () => {
    setSent(true)
    if (!order || !amount.trim() || !note.trim()) {
      return
    }
    mutate(
      { order_id: order.id, amount: amount.trim(), note },
      {
        onSuccess: () => {
          setOpen(false)
          toast.success(t("apply.done", { number: order.display_id }))
        },
        onError: ({ message }) => toast.error(message),
      },
    )
  }

  return (
    <FormDrawer
      action={t("apply.action")}
      title={t("apply.title")}
      description={t("apply.description")}
      open={open}
      onOpenChange={setOpen}
      isPending={isPending}
      onSubmit={submit}
    >
      <div className="flex flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {happened}
        </Text>
      </div>
      <OrderChoice
        id={`${field}-order`}
        value={order}
        onChange={setOrder}
        problem={wasSent && !order && t("apply.no_order")}
      />
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" htmlFor={`${field}-amount`}>
          {t("apply.amount")}
        </Label>
        <Input
          id={`${field}-amount`}
          inputMode="decimal"
          value={amount}
          aria-describedby={`${field}-amount-hint`}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Hint id={`${field}-amount-hint`} variant={wasSent && !amount.trim() ? "error" : "info"}>
          {t("apply.amount_hint")}
        </Hint>
      </div>
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
