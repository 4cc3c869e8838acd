import type en from "../en/returns"
import type { Words } from "../words"

const returns: Words<typeof en> = {
  returns: {
    action: "Registrar devolución",
    money: "Devolver dinero",
    submit: "Registrar devolución",
    title: "Registrar una devolución",
    description:
      "Primero transfiere el dinero desde tu banco, ya que PayPro no hace reembolsos. Registrarlo aquí no mueve dinero: mantiene al día las cuentas de PayPro y de Medusa.",
    line: {
      uncaptured: "Recibido y nunca capturado: el pedido no cambia",
      overpaid: "De más en el pedido: al devolverlo queda saldado",
      write_off: "Pagado por el pedido: al devolverlo baja su total",
    },
    obstacle: {
      open_change:
        "El pedido tiene un cambio sin confirmar, como una edición, una devolución o un cambio de artículos. Mientras no lo confirmes o lo canceles, solo puedes registrar la devolución de lo que nunca se capturó.",
      being_recorded:
        "Se está registrando otra operación de este pedido. Intenta de nuevo en un minuto.",
    },
    amount: "Monto devuelto (MXN)",
    falls: "El total del pedido baja {{amount}}",
    falls_hint: "Esta parte se pagó por el pedido, así que el pedido costará menos.",
    tracking_key: "Clave de rastreo",
    tracking_key_hint: "La que da tu banco para la transferencia: hasta 30 letras y números.",
    banxico: "Buscar la transferencia en Banxico (CEP)",
    day: "Día de la transferencia",
    note: "Nota",
    placeholder: "El cliente pagó dos veces",
    problem: {
      missing: "Indica un monto, como 300 o 300.50.",
      too_much: "Es más de lo que se ha recibido y falta por devolver.",
      unconfirmed: "Confirma que baja el total del pedido o devuelve menos.",
      tracking_key: "Indica la clave de rastreo: hasta 30 letras y números, sin espacios.",
      day: "Elige el día de la transferencia.",
      note: "Indica el motivo, para que nadie tenga que preguntar.",
    },
    done: "Se registraron {{amount}} como devueltos.",
    list: "Devuelto al cliente",
    sent: "{{amount}} el {{day}}",
    key: "Clave de rastreo {{key}}",
  },
}

export default returns
