import type en from "../en/movements"
import type { Words } from "../words"

const movements: Words<typeof en> = {
  movements: {
    title: "Movimientos",
    days: "Del {{from}} al {{to}}, hora de la Ciudad de México",
    download: "Descargar CSV",
    downloaded: "Descargado.",
    period: {
      label: "Periodo",
      today: "Hoy",
      yesterday: "Ayer",
      this_month: "Este mes",
      last_month: "El mes pasado",
      custom: "Otros días",
      from: "Desde",
      to: "Hasta",
    },
    totals: "Lo que se recibió",
    total: {
      received: "Recibido",
      captured: "Capturado",
      applied: "Aplicado a otro pedido",
      set_aside: "Apartado",
      returned_uncaptured: "Devuelto sin haberse capturado",
      held: "Por decidir",
      sum: "En total",
      returned_captured: "Devuelto después de capturarse (reembolsos)",
      paid_elsewhere: "Pagado por otro medio, sin PayPro",
    },
    even: "Cada peso recibido está contabilizado.",
    uneven: "Faltan por contabilizar {{amount}} de lo recibido. Repórtalo, por favor.",
    beside: "Formas de pago y saldos",
    received_by: "Recibido: {{way}}",
    held_now: "Por decidir en este momento",
    kind: {
      received: "Recibido",
      captured: "Capturado",
      applied: "Aplicado a otro pedido",
      returned: "Devuelto",
      set_aside: "Apartado",
      paid_elsewhere: "Pagado por otro medio",
    },
    column: {
      date: "Día",
      kind: "Movimiento",
      amount: "Monto",
      number: "Clave de rastreo o comprobante",
      by: "Registró",
    },
    capped: "Solo se cuentan los primeros {{count}}. Elige menos días para ver los demás.",
    nothing: {
      heading: "Sin movimientos",
      description: "No hubo movimientos de dinero en estos días.",
    },
  },
  balance: {
    title: "Saldo en PayPro",
    available: "Saldo en PayPro: disponible",
    frozen: "Saldo en PayPro: retenido",
    unsettled: "Saldo en PayPro: por liquidar",
    unknown: "PayPro no lo informa en este momento.",
  },
}

export default movements
