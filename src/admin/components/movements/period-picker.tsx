import { DatePicker, Label, Select } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { usePeriod } from "../../hooks/use-period"
import { dayOf } from "../../lib/day"
import { pickedDate } from "../../lib/mexican-day"
import { PERIODS, type Period } from "../../lib/period"

type PeriodPickerProps = Pick<ReturnType<typeof usePeriod>, "period" | "name" | "choose" | "show">

/** A period by its name, or by its first and last day. */
export function PeriodPicker({ period, name, choose, show }: PeriodPickerProps) {
  const { t } = useTranslation("paypro")
  const [isCustom, setCustom] = useState(false)
  const id = useId()
  const shown = isCustom ? "custom" : name

  const pick = (value: string) => {
    const chosen = PERIODS.find((known) => known === value) ?? "custom"
    setCustom(chosen === "custom")
    if (chosen !== "custom") {
      choose(chosen)
    }
  }
  // A day beyond the other one takes it along, so that the first is never after the last.
  const change = (edited: Partial<Period>) => {
    const { from, to } = { ...period, ...edited }
    show(edited.from ? { from, to: from > to ? from : to } : { from: from > to ? to : from, to })
  }

  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="w-44">
        <Select size="small" value={shown} onValueChange={pick}>
          <Select.Trigger aria-label={t("movements.period.label")}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {PERIODS.map((known) => (
              <Select.Item key={known} value={known}>
                {t(`movements.period.${known}`)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      {shown === "custom" &&
        (["from", "to"] as const).map((end) => (
          <div key={end} className="flex items-center gap-x-2">
            <Label size="small" id={`${id}-${end}`}>
              {t(`movements.period.${end}`)}
            </Label>
            <DatePicker
              size="small"
              value={pickedDate(period[end])}
              onChange={(date) => date && change({ [end]: dayOf(date) })}
              aria-labelledby={`${id}-${end}`}
            />
          </div>
        ))}
    </div>
  )
}
