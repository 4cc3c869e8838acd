import { Hint, Input, Label, RadioGroup } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { isOwing, useOrderSearch, type FoundOrder } from "../../hooks/orders"
import { useFormat } from "../../lib/use-format"

type OrderChoiceProps = {
  id: string
  value: FoundOrder | null
  onChange: (order: FoundOrder | null) => void
  /** What is wrong with the choice, if anything is. */
  problem: string | false
}

/** Finds orders as they are typed; one that owes nothing is shown, and cannot be chosen. */
export function OrderChoice({ id, value, onChange, problem }: OrderChoiceProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  const [text, setText] = useState("")
  const { data: orders, isFetching } = useOrderSearch(text)
  const isMissing = orders?.length === 0 && !isFetching

  const descriptionOf = ({ status, summary, currency_code }: FoundOrder) => {
    if (status === "canceled") {
      return t("apply.canceled")
    }
    return summary.pending_difference > 0
      ? t("apply.owes", { amount: money(String(summary.pending_difference), currency_code) })
      : t("apply.owes_nothing")
  }

  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t("apply.order")}
      </Label>
      <Input
        id={id}
        type="search"
        autoComplete="off"
        value={text}
        placeholder={t("apply.search")}
        aria-invalid={problem !== false}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setText(target.value)
          onChange(null)
        }}
      />
      <div id={`${id}-hint`} aria-live="polite">
        {isMissing && <Hint>{t("apply.none")}</Hint>}
        {problem && <Hint variant="error">{problem}</Hint>}
      </div>
      <RadioGroup
        aria-label={t("apply.order")}
        value={value?.id ?? ""}
        onValueChange={(chosen) => onChange(orders?.find((order) => order.id === chosen) ?? null)}
      >
        {orders?.map((order) => (
          <RadioGroup.ChoiceBox
            key={order.id}
            value={order.id}
            label={[`#${order.display_id}`, order.email].filter(Boolean).join(" · ")}
            description={descriptionOf(order)}
            disabled={!isOwing(order)}
          />
        ))}
      </RadioGroup>
    </div>
  )
}
