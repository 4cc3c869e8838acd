import { Checkbox, DatePicker, Hint, Input, Label } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { mexicanDay, pickedDate } from "../../lib/mexican-day"
import { pesosOf } from "../../lib/typed-amount"
import { useFormat } from "../../lib/use-format"
import { Field } from "../field"
import { NoteField } from "../note-field"
import { TrackingKeyField } from "./tracking-key-field"
import type { ReturnForm } from "./use-return-form"

type ReturnFieldsProps = {
  form: ReturnForm
  currency: string | null
  /** Whether somebody tried to send it, so that what is missing is named. */
  wasSent: boolean
}

export function ReturnFields({ form, currency, wasSent }: ReturnFieldsProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  const { values, set, problems, fall } = form
  const id = useId()
  const today = pickedDate(mexicanDay(new Date()))
  // Too much is said at once; an empty field only once it was sent.
  const isAmountWrong = problems.amount === "too_much" || (wasSent && problems.amount !== null)

  return (
    <>
      <Field
        id={`${id}-amount`}
        label={t("returns.amount")}
        problem={isAmountWrong && t(`returns.problem.${problems.amount}`)}
      >
        <Input
          id={`${id}-amount`}
          inputMode="decimal"
          autoComplete="off"
          value={values.amount}
          aria-invalid={isAmountWrong}
          aria-describedby={`${id}-amount-hint`}
          onChange={({ target }) => set({ amount: target.value, isConfirmed: false })}
        />
      </Field>
      {fall > 0 && (
        <div className="flex flex-col gap-y-2">
          <div className="flex items-start gap-x-2">
            <Checkbox
              id={`${id}-fall`}
              checked={values.isConfirmed}
              aria-describedby={`${id}-fall-hint`}
              onCheckedChange={(checked) => set({ isConfirmed: checked === true })}
            />
            <Label size="small" htmlFor={`${id}-fall`}>
              {t("returns.falls", { amount: money(pesosOf(fall), currency) })}
            </Label>
          </div>
          <Hint id={`${id}-fall-hint`} variant={wasSent && problems.isConfirmed ? "error" : "info"}>
            {t(
              wasSent && problems.isConfirmed
                ? "returns.problem.unconfirmed"
                : "returns.falls_hint",
            )}
          </Hint>
        </div>
      )}
      <TrackingKeyField
        id={`${id}-key`}
        value={values.trackingKey}
        onChange={(trackingKey) => set({ trackingKey })}
        problem={wasSent && problems.trackingKey && t("returns.problem.tracking_key")}
      />
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" id={`${id}-day`}>
          {t("returns.day")}
        </Label>
        <DatePicker
          value={values.day}
          onChange={(day) => set({ day })}
          maxValue={today}
          modal
          aria-labelledby={`${id}-day`}
        />
        {wasSent && problems.day && <Hint variant="error">{t("returns.problem.day")}</Hint>}
      </div>
      <NoteField
        id={`${id}-note`}
        label={t("returns.note")}
        placeholder={t("returns.placeholder")}
        value={values.note}
        onChange={(note) => set({ note })}
        problem={wasSent && problems.note && t("returns.problem.note")}
      />
    </>
  )
}
