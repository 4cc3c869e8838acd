import type { Words } from "../words"
import type en from "../en/order"

const order: Words<typeof en> = {
  order: {
    outstanding: "El pedido debe",
    surplus: "Por devolver al cliente",
    pay_by: "Fecha límite de pago",
    cancel_at: "Se cancela si no se paga",
  },
  deadline: {
    action: "Ampliar plazo",
    title: "Ampliar el plazo para pagar",
    description: "El cliente verá el nuevo plazo en la página de pago y en los recordatorios.",
    day: "Último día para pagar",
    hint: "Hasta el final de ese día, hora de la Ciudad de México. El pedido se conserva un poco más, porque algunos pagos se notifican tarde.",
    missing: "Elige un día.",
    done: "Se puede pagar hasta el {{at}}.",
  },
  link: {
    action: "Enlace de pago",
    title: "Enlace de pago",
    description: "Una página donde el cliente elige cómo pagar lo que debe el pedido.",
    url: "Enlace",
    copy: "Copiar enlace",
    copied: "Enlace copiado.",
    not_copied: "El navegador no permitió copiar. Copia tú el enlace seleccionado.",
    whatsapp: "WhatsApp",
    mail: "Correo",
    message: "Mensaje",
    no_phone: "El pedido no tiene teléfono, así que WhatsApp te preguntará a quién enviarlo.",
    overdue: "Venció el plazo para pagar. Amplíalo antes de enviar el enlace.",
  },
  elsewhere: {
    action: "Pagado por otro medio",
    submit: "Registrar pago",
    title: "Registrar un pago por otro medio",
    description: "Para dinero que no se cobró con PayPro, como efectivo en mostrador.",
    effect: "Se registrarán {{amount}} como pagados.",
    asks_first: "Antes se consulta a PayPro.",
    method: "Forma de pago",
    choose: "Elige una",
    way: {
      cash: "Efectivo",
      card_terminal: "Terminal bancaria",
      bank_transfer: "Transferencia",
      other: "Otra",
    },
    reference: "Comprobante",
    reference_hint: "Número de ticket, de autorización o clave de rastreo.",
    note: "Nota",
    placeholder: "Pagó en mostrador, lo recibió Ana",
    missing: {
      method: "Elige cómo se pagó.",
      reference: "Indica un número con el que se pueda encontrar el pago.",
      note: "Indica quién lo recibió, para que nadie tenga que preguntar.",
    },
    done: "Se registraron {{amount}} como pagados.",
    list: "Pagado por otro medio",
    recorded: "{{name}} · {{at}}",
    pending: "Registrando",
  },
}

export default order
