import { DatePicker, Hint, Label } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { useExtendDeadline } from "../../hooks/orders"
import { useFormDrawer } from "../../hooks/use-form-drawer"
import { dayOf, startOfDay } from "../../lib/day"
import { useFormat } from "../../lib/use-format"
import { FormDrawer } from "../form-drawer"

type DeadlineDrawerProps = { order: Pick<AdminPayproOrder, "order_id" | "pay_by"> }

/** The button, and the form that gives the customer more time. */
export function DeadlineDrawer({ order: { order_id, pay_by } }: DeadlineDrawerProps) {
  const { t } = useTranslation("paypro")
  const { moment } = useFormat()
  const [day, setDay] = useState<Date | null>(null)
  const { drawer, submit } = useFormDrawer({
    mutation: useExtendDeadline(order_id),
    done: ({ deadline }) => t("deadline.done", { at: moment(deadline.pay_by) }),
    onOpen: () => setDay(dayAfter(pay_by)),
  })
  const field = useId()

  return (
    <FormDrawer
      action={t("deadline.action")}
      title={t("deadline.title")}
      description={t("deadline.description")}
      onSubmit={() => submit(day && { pay_by: dayOf(day) })}
      {...drawer}
    >
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" id={field}>
          {t("deadline.day")}
        </Label>
        <DatePicker
          value={day}
          onChange={setDay}
          minValue={startOfDay(new Date())}
          modal
          aria-labelledby={field}
        />
        <Hint variant={day ? "info" : "error"}>
          {t(day ? "deadline.hint" : "deadline.missing")}
        </Hint>
      </div>
    </FormDrawer>
  )
}

/** Tomorrow, or the day after a deadline that is later. */
function dayAfter(payBy: string | null): Date {
  const day = startOfDay(new Date(Math.max(Date.now(), payBy ? Date.parse(payBy) : 0)))
  day.setDate(day.getDate() + 1)
  return day
}
