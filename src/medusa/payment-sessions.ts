import { PaymentSessionStatus } from "@medusajs/framework/utils"

/** SQL: whether the payment session of this id, a column or a binding, still exists. */
export function paymentSessionExists(id: string): string {
  return `exists (select from payment_session s where s.id = ${id} and s.deleted_at is null)`
}

/** Whether somebody pays, or has paid, with the session. */
export function isAuthorized({ status }: { status: string }): boolean {
  const { AUTHORIZED, PENDING_AUTHORIZATION, CAPTURED } = PaymentSessionStatus
  return [AUTHORIZED, PENDING_AUTHORIZATION, CAPTURED].some((authorized) => authorized === status)
}
