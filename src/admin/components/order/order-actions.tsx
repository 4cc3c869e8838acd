import type { AdminOrder } from "@medusajs/framework/types"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { DeadlineDrawer } from "./deadline-drawer"
import { PaidElsewhereDrawer } from "./paid-elsewhere-drawer"
import { PaymentLinkDrawer } from "./payment-link-drawer"

type OrderActionsProps = { order: AdminOrder; paypro: AdminPayproOrder }

/** What can be done about an order that owes something. */
export function OrderActions({ order, paypro }: OrderActionsProps) {
  // An order that PayPro was never asked to collect has no deadline to extend.
  const canHaveDeadline = paypro.vouchers.length > 0 || paypro.payment_url !== null
  return (
    <div className="flex flex-wrap gap-2 px-6 py-3">
      {paypro.can_be_collected && <PaymentLinkDrawer order={order} paypro={paypro} />}
      <PaidElsewhereDrawer order={paypro} />
      {canHaveDeadline && <DeadlineDrawer order={paypro} />}
    </div>
  )
}
