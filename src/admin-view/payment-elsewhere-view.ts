import type { AdminPaymentElsewhere } from "./types"
import { paymentMethodElsewhere } from "../lib/payments-elsewhere"
import type { Allocation } from "../modules/paypro/types"

/** @param users Names by the users' ids. */
export function paymentElsewhereView(
  allocation: Allocation,
  users: Map<string, string>,
): AdminPaymentElsewhere {
  const { id, amount, method, reference, note, created_by, created_at, booked_at } = allocation
  return {
    id,
    amount,
    method: paymentMethodElsewhere(method),
    reference: reference ?? "",
    note,
    created_by,
    created_by_name: users.get(created_by) ?? null,
    created_at: created_at.toISOString(),
    booked_at: booked_at?.toISOString() ?? null,
  }
}
