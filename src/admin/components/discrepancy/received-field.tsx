import { Hint, Input, Label } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

type ReceivedFieldProps = { id: string; value: string; onChange: (value: string) => void }

/** What really came in, where PayPro does not say it clearly and staff may know. */
export function ReceivedField({ id, value, onChange }: ReceivedFieldProps) {
  const { t } = useTranslation("paypro")
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t("resolve.received")}
      </Label>
      <Input
        id={id}
        inputMode="decimal"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <Hint id={`${id}-hint`}>{t("resolve.received_hint")}</Hint>
    </div>
  )
}
