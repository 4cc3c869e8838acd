import { Input } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Field } from "../field"

type ReceivedFieldProps = { id: string; value: string; onChange: (value: string) => void }

/** What really came in, where PayPro does not say it clearly and staff may know. */
export function ReceivedField({ id, value, onChange }: ReceivedFieldProps) {
  const { t } = useTranslation("paypro")
  return (
    <Field id={id} label={t("resolve.received")} hint={t("resolve.received_hint")}>
      <Input
        id={id}
        inputMode="decimal"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
