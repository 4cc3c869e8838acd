import type { DiscrepancyKind } from "../lib/discrepancies"
import type { Locale } from "../shopper-view/locale"

/** What staff call each kind, in the admin and in mails. */
export const DISCREPANCY_NAMES: Record<Locale, Record<DiscrepancyKind, string>> = {
  en: {
    underpaid: "Underpaid",
    overpaid: "Overpaid",
    received_after_cancellation: "Received after cancellation",
    paid_order_canceled: "Paid order canceled",
    received_without_order: "Received without an order",
    unmatched: "Unmatched",
    amount_unclear: "Amount unclear",
    unconfirmed_callback: "Unconfirmed",
    reversed: "Reversed",
    not_booked: "Not recorded",
    incomplete_order: "Incomplete order",
    unpaid_order: "Unpaid order",
    unanswered: "Unanswered",
  },
  "es-MX": {
    underpaid: "Pago incompleto",
    overpaid: "Pago de más",
    received_after_cancellation: "Pago después de cancelar",
    paid_order_canceled: "Pedido pagado y cancelado",
    received_without_order: "Pago sin pedido",
    unmatched: "Pago no reconocido",
    amount_unclear: "Monto por aclarar",
    unconfirmed_callback: "Pago sin confirmar",
    reversed: "Pago revertido",
    not_booked: "Pago sin registrar",
    incomplete_order: "Pedido incompleto",
    unpaid_order: "Pedido sin pagar",
    unanswered: "Sin respuesta",
  },
}
