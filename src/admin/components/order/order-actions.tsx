import type { AdminOrder } from "@medusajs/framework/types"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { hasMoneyToReturn } from "../../lib/order-panel"
import { OrderReturnDrawer } from "../returns/order-return-drawer"
import { DeadlineDrawer } from "./deadline-drawer"
import { PaidElsewhereDrawer } from "./paid-elsewhere-drawer"
import { PaymentLinkDrawer } from "./payment-link-drawer"

type OrderActionsProps = { order: AdminOrder; paypro: AdminPayproOrder }

/** What can be done about what an order owes, and about money of its that can be sent back. */
export function OrderActions({ order, paypro }: OrderActionsProps) {
  const isOwing = Number(paypro.outstanding) > 0
  // An order that PayPro was never asked to collect has no deadline to extend.
  const canHaveDeadline = paypro.vouchers.length > 0 || paypro.payment_url !== null
  const canReturn = hasMoneyToReturn(paypro)
  if (!isOwing && !canReturn) {
    return null
  }
  return (
    <div className="flex flex-wrap gap-2 px-6 py-3">
      {isOwing && (
        <>
          {paypro.can_be_collected && <PaymentLinkDrawer order={order} paypro={paypro} />}
          <PaidElsewhereDrawer order={paypro} />
          {canHaveDeadline && <DeadlineDrawer order={paypro} />}
        </>
      )}
      {canReturn && <OrderReturnDrawer order={paypro} />}
    </div>
  )
}
