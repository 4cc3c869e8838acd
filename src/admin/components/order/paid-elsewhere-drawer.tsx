import { Input, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import type { PaymentMethodElsewhere } from "../../../lib/payments-elsewhere"
import { usePaidElsewhere } from "../../hooks/order-payments"
import { useFormDrawer } from "../../hooks/use-form-drawer"
import { useFormat } from "../../lib/use-format"
import { Field } from "../field"
import { FormDrawer } from "../form-drawer"
import { NoteField } from "../note-field"
import { MethodField } from "./method-field"

type PaidElsewhereDrawerProps = {
  order: Pick<AdminPayproOrder, "order_id" | "owed" | "currency_code" | "vouchers">
}

const LONGEST_REFERENCE = 100

/** The button, and the form that records what the order owes as paid without PayPro. */
export function PaidElsewhereDrawer({ order }: PaidElsewhereDrawerProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  const [method, setMethod] = useState<PaymentMethodElsewhere | null>(null)
  const [reference, setReference] = useState("")
  const [note, setNote] = useState("")
  const amount = money(order.owed, order.currency_code)
  const { drawer, wasSent, submit } = useFormDrawer({
    mutation: usePaidElsewhere(order.order_id),
    // The newest comes first. It is what the order still owed once PayPro was asked.
    done: ({ order: { payments_elsewhere, currency_code } }) =>
      t("elsewhere.done", {
        amount: money(payments_elsewhere[0]?.amount ?? null, currency_code),
      }),
    onOpen: () => {
      setMethod(null)
      setReference("")
      setNote("")
    },
  })
  const field = useId()

  const body = () =>
    method && reference.trim() && note.trim()
      ? { method, reference: reference.trim(), note: note.trim() }
      : null

  return (
    <FormDrawer
      action={t("elsewhere.action")}
      submit={t("elsewhere.submit")}
      title={t("elsewhere.title")}
      description={t("elsewhere.description")}
      onSubmit={() => submit(body())}
      {...drawer}
    >
      <Text size="small">
        {t("elsewhere.effect", { amount })}
        {order.vouchers.length > 0 && ` ${t("elsewhere.asks_first")}`}
      </Text>
      <MethodField
        id={`${field}-method`}
        value={method}
        onChange={setMethod}
        problem={wasSent && !method && t("elsewhere.missing.method")}
      />
      <Field
        id={`${field}-reference`}
        label={t("elsewhere.reference")}
        hint={t("elsewhere.reference_hint")}
        problem={wasSent && !reference.trim() && t("elsewhere.missing.reference")}
      >
        <Input
          id={`${field}-reference`}
          autoComplete="off"
          maxLength={LONGEST_REFERENCE}
          value={reference}
          aria-invalid={wasSent && !reference.trim()}
          aria-describedby={`${field}-reference-hint`}
          onChange={({ target }) => setReference(target.value)}
        />
      </Field>
      <NoteField
        id={`${field}-note`}
        label={t("elsewhere.note")}
        placeholder={t("elsewhere.placeholder")}
        value={note}
        onChange={setNote}
        problem={wasSent && !note.trim() && t("elsewhere.missing.note")}
      />
    </FormDrawer>
  )
}
