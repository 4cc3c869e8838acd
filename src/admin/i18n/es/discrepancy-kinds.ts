import { DISCREPANCY_NAMES } from "../../../admin-view/discrepancy-names"
import type { Words } from "../words"
import type en from "../en/discrepancy-kinds"

const names = DISCREPANCY_NAMES["es-MX"]

const kinds: Words<typeof en> = {
  underpaid: {
    name: names.underpaid,
    title: "Faltan {{amount}}",
    happened: "Se recibieron y capturaron {{received}}. El pedido todavía debe {{outstanding}}.",
    todo: "Pide al cliente que pague el resto.",
  },
  overpaid: {
    name: names.overpaid,
    title: "Se recibieron {{amount}} de más",
    happened: "Se recibieron {{received}} y, de ese monto, se capturaron {{captured}}.",
    todo: "Devuelve el resto por transferencia desde tu banco, ya que PayPro no hace reembolsos, y registra la devolución. También puedes aplicarlo a otro pedido.",
  },
  received_after_cancellation: {
    name: names.received_after_cancellation,
    title: "Se recibieron {{amount}} después de cancelar el pedido",
    happened:
      "En total se recibieron {{received}} y, de ese monto, se capturaron {{captured}} antes de cancelar el pedido.",
    todo: "Devuelve el dinero por transferencia desde tu banco, ya que PayPro no hace reembolsos, y registra la devolución. También puedes aplicarlo a otro pedido.",
  },
  paid_order_canceled: {
    name: names.paid_order_canceled,
    title: "Hay que devolver {{amount}} de un pedido cancelado",
    happened: "Se capturaron {{captured}} y después se canceló el pedido.",
    todo: "Devuelve el dinero capturado por transferencia desde tu banco, ya que PayPro no hace reembolsos, y registra la devolución.",
  },
  received_without_order: {
    name: names.received_without_order,
    title: "Se recibieron {{amount}} sin pedido al cual aplicarlos",
    happened: "Se recibieron {{received}} y el cliente no ha confirmado el pedido.",
    happened_refused: "Se recibieron {{received}} y Medusa no pudo levantar el pedido: {{reason}}",
    todo: "Ayuda al cliente a confirmar el pedido: el dinero se capturará automáticamente. También puedes aplicarlo a otro pedido, o devolverlo por transferencia desde tu banco y registrar la devolución.",
  },
  unmatched: {
    name: names.unmatched,
    title: "Un pago de {{amount}} que no se generó aquí",
    title_unnamed: "Un pago que no se generó aquí",
    happened: "PayPro reporta {{amount}} pagados con el folio {{trade_no}}.",
    happened_unnamed: "PayPro reporta un pago, sin indicar el monto, con el folio {{trade_no}}.",
    todo: "Si ningún otro sistema usa el mismo número de comercio, pregunta a PayPro de quién es el pago.",
  },
  amount_unclear: {
    name: names.amount_unclear,
    title: "PayPro reporta montos distintos",
    title_unreadable: "No se puede leer una notificación de PayPro",
    happened:
      "{{received}} están confirmados. Otros {{disputed}} aparecen solo en algunos reportes de PayPro y no se capturaron.",
    happened_unreadable: "Llegó una notificación firmada que no se puede leer: {{problem}}",
    todo: "Pregunta a PayPro cuánto se recibió con este folio y resuelve la incidencia con ese monto.",
    todo_unreadable:
      "Pregunta a PayPro qué notificó. Si fue un pago, resuelve la incidencia con el monto recibido.",
  },
  unconfirmed_callback: {
    name: names.unconfirmed_callback,
    title: "Un pago de {{amount}} que PayPro no ha confirmado",
    title_unnamed: "Un pago que PayPro no ha confirmado",
    happened:
      "PayPro notificó que se pagaron {{amount}} (estado {{status_code}}) y en 24 horas ninguna consulta lo ha confirmado. No se capturó nada por esa notificación.",
    happened_unnamed:
      "PayPro notificó un pago sin indicar el monto (estado {{status_code}}) y en 24 horas ninguna consulta lo ha confirmado. No se capturó nada por esa notificación.",
    todo: "Pregunta a PayPro si se recibió el dinero y resuelve la incidencia con el monto: 0 si no se recibió nada.",
  },
  reversed: {
    name: names.reversed,
    title: "PayPro revirtió un pago de {{amount}}",
    happened:
      "PayPro reportó {{received}} como pagados y después reportó el pago como rechazado. Lo capturado sigue capturado.",
    todo: "Pregunta a PayPro el motivo y no envíes el pedido hasta aclararlo.",
  },
  not_booked: {
    name: names.not_booked,
    title: "No se pudieron registrar {{amount}} en el pedido",
    title_received_less: "Se registró más dinero que los {{received}} recibidos",
    title_return: "No se pudo registrar en Medusa una devolución de {{returned}}",
    happened:
      "Se recibieron {{received}} y, de ese monto, se capturaron {{captured}}. El último intento de registrar el resto falló: {{reason}}",
    happened_return_open:
      "Se recibieron {{received}} y, de ese monto, se capturaron {{captured}}. El pedido tiene una devolución en curso y el resto no se captura hasta que termine.",
    happened_order_gone:
      "Se recibieron {{received}} y, de ese monto, se capturaron {{captured}}. El pedido fue eliminado, así que el resto no se puede registrar en él.",
    happened_received_less:
      "Se recibieron {{received}}, pero hay {{captured}} capturados, devueltos o aplicados a otro pedido.",
    happened_return:
      "La devolución con la clave de rastreo {{tracking_key}} no está registrada en Medusa. El último intento de registrarla falló: {{reason}}",
    todo: "Corrige la causa: el registro se vuelve a intentar automáticamente.",
    todo_received_less:
      "Pregunta a PayPro cuánto recibió. Si el monto es correcto, cobra la diferencia al cliente por otro medio y resuelve la incidencia con una nota.",
    todo_return:
      "Corrige la causa: el registro se vuelve a intentar automáticamente. No devuelvas el dinero otra vez.",
    todo_order_gone:
      "Devuelve el dinero por transferencia desde tu banco, ya que PayPro no hace reembolsos, y registra la devolución. También puedes aplicarlo a otro pedido.",
    todo_return_open:
      "Completa o cancela la devolución: lo que el pedido deba después se captura automáticamente.",
  },
  incomplete_order: {
    name: names.incomplete_order,
    title: "Se recibieron {{amount}} para un pedido que quedó incompleto",
    happened:
      "El servidor se detuvo mientras levantaba el pedido {{order_id}}: le falta el inventario reservado o el pago.",
    todo: "Asigna los artículos y verifica el pago. Si no es posible, cancela el pedido, devuelve el dinero por transferencia desde tu banco y registra la devolución.",
  },
  unpaid_order: {
    name: names.unpaid_order,
    title: "Venció el plazo de un pedido que todavía debe {{amount}}",
    happened_not_pending: "No se canceló automáticamente porque ya no está pendiente.",
    happened_not_from_cart: "No se canceló automáticamente porque no se levantó desde un carrito.",
    happened_partly_paid:
      "No se canceló automáticamente porque una parte de su total ya está cubierta.",
    happened_credit_line: "No se canceló automáticamente porque se le aplicó un crédito.",
    happened_open_change: "No se canceló automáticamente porque tiene un cambio en curso.",
    happened_fulfilled:
      "No se canceló automáticamente porque ya se surtieron algunos de sus artículos.",
    happened_captured: "No se canceló automáticamente porque ya se capturó un pago.",
    happened_paid_otherwise:
      "No se canceló automáticamente porque tiene otro pago autorizado o pendiente.",
    happened_money_received: "No se canceló automáticamente porque PayPro recibió dinero para él.",
    happened_amount_unclear:
      "No se canceló automáticamente porque PayPro reporta montos distintos de su pago.",
    happened_callback_claims_money:
      "No se canceló automáticamente porque PayPro notificó un pago que ninguna consulta confirma.",
    happened_no_answer:
      "No se canceló automáticamente porque PayPro lleva 24 horas sin responder si está pagado.",
    happened_refused: "No se canceló automáticamente porque Medusa no permitió cancelarlo.",
    todo: "Decide qué hacer: cancela el pedido, amplía el plazo o cobra {{outstanding}} al cliente.",
    todo_refused:
      "Intenta cancelar el pedido: Medusa te dirá qué lo impide. También puedes ampliar el plazo o cobrar {{outstanding}} al cliente.",
  },
  unanswered: {
    name: names.unanswered,
    title: "PayPro no dio una respuesta final sobre un pago de {{amount}}",
    happened_no_final_answer: "PayPro no dio una respuesta final y ya no se le consulta.",
    happened_no_final_answer_one:
      "PayPro no dio una respuesta final en {{days}} día y ya no se le consulta.",
    happened_no_final_answer_other:
      "PayPro no dio una respuesta final en {{days}} días y ya no se le consulta.",
    happened_other_merchant:
      "La referencia se generó con otro número de comercio o con otra dirección de PayPro, así que ya no se consulta.",
    todo: "Pregunta a PayPro qué pasó con este folio.",
    todo_other_merchant:
      "Pregunta a PayPro, con el número de comercio de entonces, qué pasó con este folio.",
  },
}

export default kinds
