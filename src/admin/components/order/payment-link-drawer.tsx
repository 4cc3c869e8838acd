import { Button, Drawer, Skeleton } from "@medusajs/ui"
import type { AdminOrder } from "@medusajs/framework/types"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { usePaymentLink } from "../../hooks/order-payments"
import { paymentMessage } from "../../lib/payment-message"
import { recipientOf } from "../../lib/recipient-of"
import { DrawerFrame } from "../drawer-frame"
import { LoadError } from "../load-error"
import { PaymentLinkShare } from "./payment-link-share"

type PaymentLinkDrawerProps = { order: AdminOrder; paypro: AdminPayproOrder }

/** The button, and the link to the order's payment page with the ways to send it. */
export function PaymentLinkDrawer({ order, paypro }: PaymentLinkDrawerProps) {
  const { t } = useTranslation("paypro")
  const { mutate, data: link, error } = usePaymentLink(order.id)
  const [open, setOpen] = useState(false)
  const recipient = recipientOf(order)
  const isOverdue = paypro.pay_by !== null && Date.parse(paypro.pay_by) <= Date.now()

  const show = (shown: boolean) => {
    setOpen(shown)
    if (shown) {
      mutate()
    }
  }

  return (
    <DrawerFrame
      action={t("link.action")}
      title={t("link.title")}
      description={t("link.description")}
      open={open}
      onOpenChange={show}
    >
      <Drawer.Body className="flex flex-col gap-y-6 overflow-auto">
        {error && <LoadError error={error} onRetry={() => mutate()} />}
        {!error && !link && <Skeleton className="h-40" />}
        {link && (
          <PaymentLinkShare
            url={link.url}
            isOverdue={isOverdue}
            recipient={recipient}
            message={paymentMessage({
              firstName: recipient.firstName,
              orderNumber: order.display_id,
              owed: paypro.owed,
              url: link.url,
              payBy: isOverdue ? null : paypro.pay_by,
              locale: link.locale,
            })}
          />
        )}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small" variant="secondary">
            {t("close")}
          </Button>
        </Drawer.Close>
      </Drawer.Footer>
    </DrawerFrame>
  )
}
