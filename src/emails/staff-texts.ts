import type { Locale } from "../shopper-view/locale"

const esMx = {
  subject: (count: number) =>
    count === 1
      ? "1 incidencia de PayPro por revisar"
      : `${count} incidencias de PayPro por revisar`,
  lead: "Hay pagos que necesitan que alguien los revise:",
  kind: "Incidencia",
  amount: "Monto",
  order: "Pedido",
  since: "Desde",
  more: (count: number) => (count === 1 ? "y 1 más" : `y ${count} más`),
  open: "Abrir en el panel",
}

const en: typeof esMx = {
  subject: (count) =>
    count === 1 ? "1 PayPro discrepancy to review" : `${count} PayPro discrepancies to review`,
  lead: "Some payments need somebody to look at them:",
  kind: "Discrepancy",
  amount: "Amount",
  order: "Order",
  since: "Since",
  more: (count) => `and ${count} more`,
  open: "Open in the dashboard",
}

/** What the daily mail to staff says. */
export const STAFF_TEXTS: Record<Locale, typeof esMx> = { "es-MX": esMx, en }
