import type { Words } from "../words"
import type en from "../en/voucher"

const voucher: Words<typeof en> = {
  way: {
    va: "Transferencia (SPEI)",
    store: "Efectivo en tienda de conveniencia",
  },
  state: {
    issuing: "Generando referencia",
    open: "Pendiente de pago",
    partially_paid: "Pago parcial",
    paid: "Pagado",
    failed: "Vencido o rechazado",
    voided: "Sin uso",
  },
  explanation: {
    issuing: "PayPro aún no entrega la referencia, así que nadie puede pagar.",
    open: "El cliente tiene la referencia y aún no ha pagado.",
    partially_paid: "Se recibió una parte del monto y falta el resto.",
    paid: "Se recibió el monto completo.",
    failed:
      "PayPro rechazó el pago o venció el plazo. Si aun así se recibe dinero, queda registrado.",
    voided: "Esta referencia ya no se usa, pero PayPro todavía puede recibir dinero con ella.",
  },
  void_reason: {
    session_deleted: "El carrito cambió o se eligió otra forma de pago.",
    order_canceled: "El pedido se canceló.",
    order_paid: "El pedido ya no debe nada.",
    answer_lost: "Se perdió la respuesta de PayPro, así que nadie ha visto esta referencia.",
  },
  voucher: {
    method: "Forma de pago",
    due: "Monto de la referencia",
    received: "Recibido",
    missing: "Falta",
    reference: "Referencia",
    clabe: "CLABE",
    trade_no: "Folio",
    platform_trade_no: "Número de PayPro",
    deadline: "Vence",
    created: "Creada",
    order: "Pedido",
    page: "Página de pago",
    open_page: "Abrir",
    none: "Ninguno",
    details: "Referencia de pago",
    earlier_one: "{{count}} referencia anterior",
    earlier_other: "{{count}} referencias anteriores",
  },
  check: {
    action: "Verificar pago",
    changed: "Se verificó con PayPro: {{state}}.",
  },
  timeline: {
    title: "Historial",
    all: "Ver todo ({{count}})",
    less: "Ver menos",
    issued: "PayPro entregó la referencia",
    called: "PayPro notificó: {{state}}",
    asked: "Se verificó con PayPro: {{state}}",
    voided: "Sin uso",
    paid: "Pagado por completo",
    paid_elsewhere: "Se registraron {{amount}} pagados por otro medio",
    resolved: "Resuelta por {{name}}",
    settled: "Se cerró automáticamente",
    repeated: "{{count}} veces, la última el {{at}}",
    unprocessed: "Aún sin procesar: {{problem}}",
    next: "Se volverá a verificar con PayPro el {{at}}",
  },
}

export default voucher
