import { getLocale } from "@lib/data/locale-actions"
import { retrievePayproOrder } from "@lib/data/paypro"
import { payproLocaleOf } from "@lib/paypro/locale"
import type { ReactNode } from "react"
import LiveVoucher from "./live-voucher"

type Props = {
  orderId: string
  level?: "h1" | "h2"
  /** What stands here for an order that is paid in another way. */
  children?: ReactNode
}

/** What to pay, and how far that is. */
export default async function PayproVoucher({ orderId, level = "h2", children }: Props) {
  const order = await retrievePayproOrder(orderId)
  if (!order) {
    return children
  }
  const locale = payproLocaleOf(await getLocale())
  return <LiveVoucher orderId={orderId} initial={order} locale={locale} level={level} />
}
