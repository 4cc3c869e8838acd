/** What shoppers read, in the store's first language; the other languages have its shape. */
export const esMx = {
  languageName: "Español",
  language: "Idioma",
  /** Where the store has given no name. */
  store: "la tienda",
  heading: {
    issuing: "Estamos preparando tu referencia",
    waiting: { va: "Paga por transferencia SPEI", store: "Paga en efectivo en tienda" },
    overdue: "El plazo para pagar terminó",
    partially_paid: "Recibimos una parte de tu pago",
    paid: "Recibimos tu pago",
    with_store: "Recibimos tu pago y la tienda lo revisará",
    failed: "Esta referencia ya no se puede pagar",
    void: "Esta referencia fue cancelada",
  },
  badge: {
    issuing: "En preparación",
    waiting: "Esperando tu pago",
    overdue: "Plazo terminado",
    partially_paid: "Pago incompleto",
    paid: "Pagado",
    with_store: "En revisión",
    failed: "No pagada",
    void: "Cancelada",
  },
  lead: {
    issuing:
      "Tarda unos segundos. Si no aparece, vuelve a la tienda y elige de nuevo tu forma de pago.",
    overdue:
      "Si ya pagaste, espera: tu pago puede tardar unos minutos en aparecer aquí. Si no, contacta a la tienda antes de pagar.",
    partially_paid: "Paga lo que falta con la misma referencia y tu pedido seguirá adelante.",
    paid: "Todo listo. No tienes que hacer nada más.",
    with_store:
      "El dinero llegó y esta referencia ya no acepta pagos. No pagues otra vez: contacta a la tienda y menciona el folio.",
    failed: "Se cerró sin que llegara ningún pago. No pagues con ella.",
    void: "No pagues con ella: fue reemplazada o tu compra cambió.",
  },
  total: "Total a pagar",
  missing: "Te falta pagar",
  paidAmount: "Importe recibido",
  asked: "Importe de la referencia",
  received: (received: string, total: string) => `Recibido: ${received} de ${total}`,
  rounded: (total: string, amount: string) =>
    `Tu total es ${total}. Esta forma de pago no acepta centavos: se cobran ${amount}.`,
  surplus: (surplus: string) =>
    `Pagaste ${surplus} de más. Contacta a la tienda para la devolución y menciona el folio.`,
  payBefore: "Paga antes del",
  deadlineWas: "El plazo terminó el",
  paidAt: "Pago confirmado el",
  timeZone: "hora de la Ciudad de México",
  clabe: "CLABE interbancaria",
  account: "Número de cuenta",
  reference: "Referencia de pago",
  bank: "Banco",
  exactAmount: "Importe exacto",
  barcode: (reference: string) => `Código de barras de la referencia ${reference}`,
  copy: "Copiar",
  copyWhat: {
    clabe: "Copiar la CLABE",
    account: "Copiar el número de cuenta",
    reference: "Copiar la referencia",
    amount: "Copiar el importe",
  },
  copied: "Copiado",
  howTo: "Cómo pagar",
  steps: {
    va: ({ amount, isClabe }: StepFacts) => [
      "Abre la app o la banca en línea de tu banco y elige transferir por SPEI.",
      isClabe
        ? "Escribe la CLABE como cuenta destino y confirma que el banco sea el que ves aquí."
        : "Escribe el número de cuenta como cuenta destino.",
      `Transfiere exactamente ${amount}, en una sola operación.`,
      "Listo: esta página te avisa cuando llegue tu pago, casi siempre en unos minutos.",
    ],
    store: ({ amount }: StepFacts) => [
      "Ve a una tienda de conveniencia que reciba pagos de PayPro.",
      "Muestra en caja el código de barras o dicta la referencia.",
      `Paga exactamente ${amount} en efectivo. La tienda puede cobrar una comisión aparte.`,
      "Guarda tu ticket: esta página te avisa cuando se confirme tu pago.",
    ],
  },
  live: "Esta página se actualiza sola.",
  refreshHint: "¿Ya pagaste?",
  refresh: "Actualizar esta página",
  print: "Imprimir",
  backTo: (store: string) => `Volver a ${store}`,
  current: "Ver la referencia vigente",
  renew: "Generar una nueva referencia",
  renewHint: "Tu pedido sigue en pie. Genera una nueva referencia para pagarlo.",
  notice: {
    try_again: "No pudimos generar la referencia. Inténtalo de nuevo en unos minutos.",
    not_renewable:
      "Este pedido ya no se puede pagar con una nueva referencia. Contacta a la tienda.",
  },
  tradeNo: "Folio",
  notFound: {
    heading: "No encontramos esta página de pago",
    lead: "Revisa que la dirección esté completa o ábrela de nuevo desde la tienda o tu correo.",
  },
  mail: {
    issued: (total: string, store: string) => `Paga ${total} para completar tu pedido en ${store}`,
    expiring: (total: string, store: string) =>
      `Tu referencia de ${total} para ${store} está por vencer`,
    issuedLead: "Gracias por tu pedido. Lo apartamos mientras llega tu pago:",
    expiringLead:
      "Aún no recibimos tu pago. Si ya pagaste, ignora este mensaje; si no, estás a tiempo:",
    openPage: "Ver instrucciones y estado del pago",
  },
}

/** What the steps mention; amounts as they are shown. */
export type StepFacts = { amount: string; isClabe: boolean }

export type Texts = typeof esMx
