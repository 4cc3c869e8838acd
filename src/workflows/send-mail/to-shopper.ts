import type { OrderRecipient } from "../../medusa/orders"
import type { Locale } from "../../shopper-view/locale"
import type { PublicVoucher } from "../../shopper-view/public-voucher"
import type { Mail } from "./deliver"

/** An order whose shopper can be written to. */
export type Reachable = OrderRecipient & { email: string }

export function isReachable(order: OrderRecipient | undefined): order is Reachable {
  return Boolean(order?.email) && !order?.canceled_at
}

/** The language of an order, where mails are written in it. */
export function localeOf({ locale }: Pick<OrderRecipient, "locale">, fallback: Locale): Locale {
  switch (locale?.toLowerCase().split("-")[0]) {
    case "en":
      return "en"
    case "es":
      return "es-MX"
    default:
      return fallback
  }
}

/** What every mail about a voucher tells Medusa's notification module. */
export function toShopper(
  order: Reachable,
  voucher: PublicVoucher,
  { locale, subject }: { locale: Locale; subject: string },
): Pick<Mail, "to" | "channel" | "resource_type" | "resource_id" | "receiver_id" | "data"> {
  return {
    to: order.email,
    channel: "email",
    resource_type: "order",
    resource_id: order.id,
    receiver_id: order.customer_id,
    // For providers that keep their own templates.
    data: {
      ...voucher,
      order_id: order.id,
      order_display_id: order.display_id,
      locale,
      subject,
    },
  }
}
