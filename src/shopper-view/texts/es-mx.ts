import { sentence } from "./sentence"

/** What shoppers read, in the store's first language; the other languages have its shape. */
export const esMx = {
  languageName: "Español",
  language: "Idioma",
  /** Where the store has given no name. */
  store: "nuestra tienda",
  order: (number: string) => `Pedido #${number}`,
  heading: {
    issuing: "Estamos generando tu referencia",
    waiting: {
      va: "Paga por transferencia SPEI",
      store: "Paga en efectivo en tiendas de conveniencia",
    },
    overdue: "Venció el plazo para pagar",
    partially_paid: "Recibimos una parte de tu pago",
    paid: "Recibimos tu pago",
    rest_due: "Recibimos tu pago, pero falta una parte",
    with_store: "Recibimos tu pago y lo estamos revisando",
    failed: "Esta referencia ya no está vigente",
    void: "Esta referencia fue cancelada",
  },
  badge: {
    issuing: "Generando referencia",
    waiting: "Esperando tu pago",
    overdue: "Vencida",
    partially_paid: "Pago incompleto",
    paid: "Pagado",
    rest_due: "Falta una parte",
    with_store: "En revisión",
    failed: "Sin pago",
    void: "Cancelada",
  },
  lead: {
    issuing:
      "Tarda unos segundos. Si no aparece, vuelve a nuestro sitio y elige de nuevo tu forma de pago.",
    overdue:
      "Si ya pagaste, no pagues otra vez: puede tardar unos minutos en reflejarse. Si aún no pagas, contáctanos antes de hacerlo.",
    partially_paid: "Paga lo que falta con la misma referencia y preparamos tu pedido.",
    paid: "Todo listo: no tienes que pagar nada más. Ahora nos toca preparar tu pedido.",
    /** It was paid before its order was placed. */
    paid_unplaced:
      "No tienes que pagar nada más. Estamos registrando tu pedido; si no recibes la confirmación, contáctanos.",
    rest_due:
      "Tu pedido cuesta más de lo que has pagado. Genera una nueva referencia por lo que falta.",
    with_store:
      "Tu pago llegó, pero esta referencia ya no está vigente. No pagues otra vez: lo estamos revisando. Si tienes dudas, contáctanos y menciona el folio.",
    failed: "Se cerró sin recibir tu pago. Ya no la uses.",
    void: "Ya no la uses: la cambiamos por otra, o tu pedido cambió o se canceló.",
  },
  total: "Total a pagar",
  missing: "Te falta pagar",
  paidAmount: "Monto recibido",
  asked: "Monto de la referencia",
  received: (received: string, total: string) => `Recibido: ${received} de ${total}`,
  rounded: (total: string, amount: string) =>
    `Tu total es ${total}. Esta forma de pago no acepta centavos: se cobran ${amount}.`,
  surplus: (surplus: string) =>
    `Pagaste ${surplus} de más. Contáctanos para la devolución y menciona el folio.`,
  payBy: "Tienes hasta el",
  deadlineWas: "Venció el",
  /** `%s`: "2 días", "1 minuto". */
  timeLeft: { one: "Te queda %s", other: "Te quedan %s" },
  paidAt: "Pago confirmado el",
  timeZone: "hora de la Ciudad de México",
  clabe: "CLABE interbancaria",
  account: "Número de cuenta",
  reference: "Referencia de pago",
  bank: "Banco",
  beneficiary: "Beneficiario",
  exactAmount: "Monto exacto",
  barcode: (reference: string) => `Código de barras de la referencia ${reference}`,
  copy: "Copiar",
  copyWhat: {
    clabe: "Copiar la CLABE",
    account: "Copiar el número de cuenta",
    reference: "Copiar la referencia",
    amount: "Copiar el monto",
  },
  copied: "Copiado",
  howTo: "Cómo pagar",
  steps: {
    va: (facts: StepFacts) => [
      "Abre la app o la banca en línea de tu banco y elige Transferir a otro banco (SPEI).",
      accountStep(facts),
      `Transfiere ${facts.amount} exactos, en un solo pago.`,
      "Listo: esta página te avisa cuando llegue tu pago, casi siempre en unos minutos.",
    ],
    store: ({ amount, chains, phrase, hasBarcode }: StepFacts) => [
      `Ve a ${chains ?? "una tienda de conveniencia"} y ${phrase ? `pide «${phrase}»` : "di que quieres pagar con una referencia"}.`,
      hasBarcode
        ? "Muestra en caja el código de barras o dicta la referencia."
        : "Muestra o dicta la referencia en caja.",
      `Paga ${amount} exactos en efectivo, en un solo pago. El establecimiento puede cobrarte una comisión.`,
      "Guarda tu ticket hasta recibir tu pedido.",
      "Listo: esta página te avisa cuando se confirme tu pago.",
    ],
  },
  live: "Esta página se actualiza sola.",
  refreshHint: "¿Ya pagaste?",
  refresh: "Actualizar esta página",
  print: "Imprimir",
  share: "Compartir",
  shareText: (amount: string, store: string) => `Datos para pagar ${amount} en ${store}:`,
  help: "¿Tienes dudas?",
  /** A link, also where it stands within a text. */
  contact: "Contáctanos",
  backTo: (store: string) => `Volver a ${store}`,
  current: "Ver la referencia vigente",
  choose: "Elegir cómo pagar",
  chooseAnother: "Pagar de otra forma",
  tradeNo: "Folio",
  notFound: {
    heading: "No encontramos esta página de pago",
    lead: "Revisa que el enlace esté completo o ábrelo de nuevo desde nuestro sitio o tu correo.",
  },
  tooMany: {
    heading: "Demasiados intentos",
    lead: "Espera un minuto y vuelve a intentarlo. Tu pedido y tu referencia siguen igual.",
  },
  mail: {
    issued: (total: string, store: string) => `Paga ${total} para completar tu pedido en ${store}`,
    expiring: (total: string, store: string) =>
      `Tu referencia por ${total} en ${store} está por vencer`,
    issuedLead: "Gracias por tu pedido. Lo apartamos mientras llega tu pago:",
    expiringLead:
      "Aún no recibimos tu pago. Si ya pagaste, ignora este mensaje; si no, estás a tiempo:",
    receipt: (amount: string, store: string) => `Recibimos tu pago de ${amount} en ${store}`,
    receiptLead: "Recibimos tu pago y preparamos tu pedido. Ya no tienes que pagar nada.",
    order: "Pedido",
    openPage: "Ver instrucciones y estado del pago",
    openReceipt: "Ver el estado del pago",
    payAnotherWay: "Pagar de otra forma",
    contact: "¿Tienes dudas? Contáctanos",
  },
}

/** What the steps mention. The merchant's facts are left out where PayPro has not told them. */
export type StepFacts = {
  /** As it is shown. */
  amount: string
  /** Of the CLABE; null where the reference is none. */
  bank: string | null
  /** Whose account the shopper's bank shows. */
  beneficiary?: string | undefined
  /** The convenience stores that take the amount, as a text: "Aquí, Allá o Acullá". */
  chains?: string | undefined
  /** What to say at the till. */
  phrase?: string | undefined
  hasBarcode?: boolean
}

function accountStep({ bank, beneficiary }: StepFacts): string {
  const holder = beneficiary ? `a nombre de ${beneficiary}` : ""
  if (!bank) {
    return sentence(`Escribe el número de cuenta como cuenta destino${holder && `, ${holder}`}`)
  }
  const shown = holder ? `${bank}, ${holder}` : bank
  return `Escribe la CLABE como cuenta destino. Tu app debe mostrar: ${sentence(shown)}`
}

export type Texts = typeof esMx
