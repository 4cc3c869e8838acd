import type en from "../en/today"
import type { Words } from "../words"

const today: Words<typeof en> = {
  today: {
    title: "PayPro hoy",
    last_callback: "Última notificación de PayPro",
    last_check: "Última verificación de pagos",
    never: "Nunca",
    all: "Ver todo",
    shown: "Se muestran {{shown}} de {{total}}",
    discrepancies: "Por revisar",
    open_since: "Abierta {{age}}",
    due: "Vencen hoy",
    none_due: "Ningún pedido vence hoy.",
    unpaid: "Pendientes de pago",
    none_unpaid: "Ningún pedido está pendiente de pago.",
    ready: "Listos para enviar",
    none_ready: "Ningún pedido pagado está por enviarse.",
    pay_by: "Se puede pagar hasta el {{at}}",
    cancel_at: "Si no se paga, se cancela el {{at}}",
    reserved_one: "Mantiene {{count}} pieza apartada",
    reserved_other: "Mantiene {{count}} piezas apartadas",
    paid_at: "Pagado el {{at}}",
    fulfill: "Surtir artículos",
    yesterday: "Ayer",
    returned: "Devuelto",
  },
}

export default today
