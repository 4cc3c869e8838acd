import { ChatBubbleLeftRight, Envelope } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminTodayUnpaidOrder } from "../../../admin-view/today-types"
import { linkTo } from "../../lib/navigation"
import { contactLinksOf } from "../../lib/unpaid-message"

type ContactButtonsProps = { order: AdminTodayUnpaidOrder }

/** Ways to remind the customer, with the text and the link already written. */
export function ContactButtons({ order }: ContactButtonsProps) {
  const { t } = useTranslation("paypro")
  const links = contactLinksOf(order)
  if (!links) {
    // There is no page to pay on yet: the order's payment link makes one.
    return (
      <div>
        <Button size="small" variant="secondary" asChild>
          <a {...linkTo(`/orders/${order.order_id}`)}>{t("link.action")}</a>
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" variant="secondary" asChild>
        <a href={links.whatsApp} target="_blank" rel="noreferrer">
          <ChatBubbleLeftRight />
          {t("link.whatsapp")}
        </a>
      </Button>
      {links.mail && (
        <Button size="small" variant="secondary" asChild>
          <a href={links.mail}>
            <Envelope />
            {t("link.mail")}
          </a>
        </Button>
      )}
    </div>
  )
}
