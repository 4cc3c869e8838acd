import { DatePicker, Hint, Label, toast } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { useExtendDeadline } from "../../hooks/orders"
import { dayOf, startOfDay } from "../../lib/day"
import { useFormat } from "../../lib/use-format"
import { FormDrawer } from "../form-drawer"

type DeadlineDrawerProps = { order: Pick<AdminPayproOrder, "order_id" | "pay_by"> }

/** The button, and the form that gives the customer more time. */
export function DeadlineDrawer({ order: { order_id, pay_by } }: DeadlineDrawerProps) {
  const { t } = useTranslation("paypro")
  const { moment } = useFormat()
  const { mutate, isPending } = useExtendDeadline(order_id)
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState<Date | null>(null)
  const field = useId()

  const show = (shown: boolean) => {
    setOpen(shown)
    setDay(dayAfter(pay_by))
  }
  const submit = () => {
    if (!day) {
      return
    }
    mutate(
      { pay_by: dayOf(day) },
      {
        onSuccess: ({ deadline }) => {
          setOpen(false)
          toast.success(t("deadline.done", { at: moment(deadline.pay_by) }))
        },
        onError: ({ message }) => toast.error(message),
      },
    )
  }

  return (
    <FormDrawer
      action={t("deadline.action")}
      title={t("deadline.title")}
      description={t("deadline.description")}
      open={open}
      onOpenChange={show}
      isPending={isPending}
      onSubmit={submit}
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
