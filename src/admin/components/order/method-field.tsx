import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import {
  PAYMENT_METHODS_ELSEWHERE,
  type PaymentMethodElsewhere,
} from "../../../lib/payments-elsewhere"
import { Field } from "../field"

type MethodFieldProps = {
  id: string
  value: PaymentMethodElsewhere | null
  onChange: (method: PaymentMethodElsewhere | null) => void
  /** What is wrong with the choice, if anything is. */
  problem: string | false
}

/** How the customer paid without PayPro. */
export function MethodField({ id, value, onChange, problem }: MethodFieldProps) {
  const { t } = useTranslation("paypro")
  const choose = (chosen: string) =>
    onChange(PAYMENT_METHODS_ELSEWHERE.find((method) => method === chosen) ?? null)
  return (
    <Field id={id} label={t("elsewhere.method")} problem={problem}>
      <Select value={value ?? ""} onValueChange={choose}>
        <Select.Trigger id={id} aria-invalid={problem !== false} aria-describedby={`${id}-hint`}>
          <Select.Value placeholder={t("elsewhere.choose")} />
        </Select.Trigger>
        <Select.Content>
          {PAYMENT_METHODS_ELSEWHERE.map((method) => (
            <Select.Item key={method} value={method}>
              {t(`elsewhere.way.${method}`)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </Field>
  )
}
