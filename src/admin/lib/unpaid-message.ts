import type { AdminTodayUnpaidOrder } from "../../admin-view/today-types"
import { internationalPhone, mailUrl, whatsAppUrl } from "./contact-links"
import { paymentMessage } from "./payment-message"

export type ContactLinks = { whatsApp: string; mail: string | null }

/** Ways to remind a customer of an order, with the text written; null where there is no page to pay on yet. */
export function contactLinksOf(order: AdminTodayUnpaidOrder): ContactLinks | null {
  if (!order.payment_url) {
    return null
  }
  const isOver = order.pay_by !== null && Date.parse(order.pay_by) <= Date.now()
  const message = paymentMessage({
    firstName: order.customer_name?.trim().split(/\s+/)[0] ?? null,
    orderNumber: order.order_display_id,
    owed: order.outstanding,
    url: order.payment_url,
    payBy: isOver ? null : order.pay_by,
    locale: null,
  })
  return {
    whatsApp: whatsAppUrl(internationalPhone(order.phone), message.text),
    mail: order.email && mailUrl(order.email, message),
  }
}
