import type en from "../en/server"
import type { Words } from "../words"

const server: Words<typeof en> = {
  server: {
    asked_just_now:
      "Hace un momento se consultó a PayPro sobre esta referencia. Lo que ves es su respuesta.",
    being_settled: "Este pedido se está actualizando. Intenta de nuevo en un momento.",
    already_resolved: "Esta incidencia ya se resolvió. Recarga la página para ver cómo.",
    resolved_by: "Ya la resolvió {{who}}: {{note}}",
    deadline_over: "Ese día ya pasó. Elige uno posterior.",
    deadline_too_far: "Ese día está a más de un año. Elige uno anterior.",
    no_deadline: "El pedido está cancelado o no debe nada, así que no tiene plazo que ampliar.",
    return_open_change:
      "El pedido tiene un cambio sin confirmar. Confírmalo o cancélalo y después registra la devolución.",
    return_being_recorded:
      "Todavía se está registrando una devolución de este pedido. Recarga la página en unos minutos antes de registrar otra.",
    being_put_right:
      "Se están corrigiendo los pagos de este pedido. Intenta de nuevo en unos minutos.",
    return_recorded:
      "La transferencia con clave de rastreo {{key}} ya está registrada. Recarga la página para verla.",
    return_too_much:
      "De este dinero solo se pueden devolver {{amount}}. Registra ese monto o menos.",
    return_nothing_left: "Ya no queda nada de este dinero por devolver. Recarga la página.",
    return_nothing_received: "PayPro no ha recibido nada para este pedido.",
    return_falls:
      "El total del pedido bajaría {{amount}}. Recarga la página y confírmalo, o devuelve menos.",
    return_too_early: "El dinero llegó después de ese día. Elige un día a partir del {{first}}.",
    return_future: "Ese día aún no llega en la Ciudad de México. Elige el día de la transferencia.",
    return_not_all_booked:
      "Quedó registrada, pero Medusa aún no contabiliza todo ({{problem}}). Se hará en cuanto sea posible: no la registres otra vez.",
    return_refused:
      "Medusa no permitió contabilizarla ({{problem}}), así que no se registró nada. Recarga la página antes de volver a intentarlo.",
    unauthorized: "Tu sesión terminó. Inicia sesión de nuevo.",
    unreachable: "No se puede contactar al servidor. Revisa tu conexión e intenta de nuevo.",
    failed: "Hubo un error en el servidor. Intenta de nuevo y, si se repite, revisa su registro.",
  },
}

export default server
