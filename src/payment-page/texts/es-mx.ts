/** What the payment page says, in the store's first language; the other languages have its shape. */
export const esMx = {
  /** Where the store has given no name. */
  store: "nuestra tienda",
  heading: {
    owing: (number: string) => `Paga tu pedido ${number}`,
    paid: (number: string) => `Tu pedido ${number} está pagado`,
    canceled: (number: string) => `Tu pedido ${number} se canceló`,
    not_placed: () => "Aún no confirmas tu pedido",
    under_review: (number: string) => `Estamos revisando el pago de tu pedido ${number}`,
    expired: () => "Venció el plazo para pagar",
  },
  badge: {
    owing: "Por pagar",
    paid: "Pagado",
    canceled: "Cancelado",
    not_placed: "Sin confirmar",
    under_review: "En revisión",
    expired: "Vencido",
  },
  lead: {
    owing: null,
    paid: "Ya recibimos el pago de este pedido. No pagues otra vez.",
    canceled: "Ya no lo pagues. Si ya pagaste o tienes dudas, contáctanos.",
    not_placed: "Vuelve a nuestro sitio, elige cómo pagar y confirma tu pedido.",
    under_review:
      "Recibimos un pago y estamos confirmando el monto. No pagues otra vez: esta página te avisa en cuanto lo sepamos.",
    expired:
      "Si ya pagaste, no pagues otra vez: puede tardar unos minutos en reflejarse. Si todavía quieres tu pedido, contáctanos y te damos más tiempo.",
  },
  orderNumber: "Pedido",
  total: "Total del pedido",
  paid: "Ya pagaste",
  toPay: "Total a pagar",
  missing: "Te falta pagar",
  rounded: (owed: string, amount: string) =>
    `Tu saldo es de ${owed}. Estas formas de pago no aceptan centavos: se cobran ${amount}.`,
  payBy: "Tienes hasta el",
  deadlineWas: "Venció el",
  /** `%s`: "2 días", "1 minuto". */
  timeLeft: { one: "Te queda %s", other: "Te quedan %s" },
  timeZone: "hora de la Ciudad de México",
  choose: "Elige cómo pagar",
  noMethods: "Por ahora no hay una forma de pago en línea para este pedido. Contáctanos.",
  method: {
    va: "Transferencia SPEI",
    store: "Efectivo en tiendas de conveniencia",
  },
  hint: {
    va: () => "Desde la app o la banca en línea de tu banco. Casi siempre se refleja en minutos.",
    store: (chains: string | null) =>
      chains === null
        ? "Paga en caja con tu referencia. El establecimiento puede cobrarte una comisión."
        : `Paga en caja con tu referencia en ${chains}. El establecimiento puede cobrarte una comisión.`,
  },
  pay: { va: "Pagar por transferencia", store: "Pagar en efectivo" },
  hasReference: "Ya tienes una referencia por este monto.",
  seeReference: "Ver referencia",
  alreadyPaid: "Si ya pagaste, no pagues otra vez: puede tardar unos minutos en reflejarse.",
  live: "Esta página se actualiza sola.",
  refresh: "Actualizar esta página",
  contact: "Contáctanos",
  backTo: (store: string) => `Volver a ${store}`,
  notice: {
    choose: "Elige una de las formas de pago.",
    refused: "Con esa forma de pago no puedes pagar este pedido. Elige otra.",
    try_again:
      "No pudimos generar tu referencia. Intenta de nuevo en unos minutos o elige otra forma de pago.",
  },
}

export type PaymentTexts = typeof esMx
