import { Hint } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { useRecordReturn } from "../../hooks/returns"
import { useFormDrawer } from "../../hooks/use-form-drawer"
import { useFormat } from "../../lib/use-format"
import { FormDrawer } from "../form-drawer"
import { ReturnFields } from "./return-fields"
import { limitsOf } from "./return-limits"
import { ReturnableLines } from "./returnable-lines"
import { useReturnForm } from "./use-return-form"

type OrderReturnDrawerProps = {
  order: Pick<AdminPayproOrder, "order_id" | "currency_code" | "returnable">
}

/** The button, and the form that records money of an order as sent back. */
export function OrderReturnDrawer({ order }: OrderReturnDrawerProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  const limits = limitsOf(order)
  const form = useReturnForm(limits)
  const { obstacle } = order.returnable
  const { drawer, wasSent, submit } = useFormDrawer({
    mutation: useRecordReturn(order.order_id),
    done: (_answer, { amount }) =>
      t("returns.done", { amount: money(amount, order.currency_code) }),
    onOpen: form.reset,
  })

  return (
    <FormDrawer
      action={t("returns.action")}
      submit={t("returns.submit")}
      title={t("returns.title")}
      description={t("returns.description")}
      isBlocked={obstacle !== null && limits.most === 0}
      onSubmit={() => submit(form.body())}
      {...drawer}
    >
      {obstacle && <Hint variant="error">{t(`returns.obstacle.${obstacle}`)}</Hint>}
      <ReturnableLines order={order} />
      <ReturnFields form={form} currency={order.currency_code} wasSent={wasSent} />
    </FormDrawer>
  )
}
