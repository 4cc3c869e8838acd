import { MathBN } from "@medusajs/framework/utils"
import { dayOf } from "../lib/mexican-time"
import { CURRENCY } from "../lib/money"
import { paymentMethodElsewhere } from "../lib/payments-elsewhere"
import type { Movement } from "../modules/paypro/repositories/movement-repository"
import type { AdminMovement } from "./movement-types"

type Around = {
  /** Numbers by the orders' ids. */
  orders: Map<string, number>
  /** Names by the users' ids. */
  users: Map<string, string>
}

export function movementView(movement: Movement, { orders, users }: Around): AdminMovement {
  const { id, kind, order_id, trade_no, way_code } = movement
  const at = new Date(movement.at)
  return {
    id,
    kind,
    date: dayOf(at),
    at: at.toISOString(),
    amount: MathBN.convert(movement.amount).toFixed(),
    currency_code: CURRENCY,
    order_id,
    order_display_id: orders.get(order_id ?? "") ?? null,
    trade_no,
    way_code,
    method: kind === "paid_elsewhere" ? paymentMethodElsewhere(movement.method ?? null) : null,
    utr: movement.utr ?? null,
    tracking_key: movement.tracking_key ?? null,
    reference: movement.reference ?? null,
    refund_id: movement.refund_id ?? null,
    created_by: movement.created_by ?? null,
    created_by_name: users.get(movement.created_by ?? "") ?? null,
    note: movement.note ?? null,
  }
}
