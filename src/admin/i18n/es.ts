import type { Translation } from "./en"

const es: Translation = {
  menu: "PayPro",
  title: "PayPro",
  copy: "Copiar {{what}}",
  error: {
    title: "No se pudo cargar",
    retry: "Reintentar",
  },
  way: {
    va: "Transferencia (SPEI)",
    store: "Efectivo en tienda",
  },
  state: {
    issuing: "En emisión",
    open: "Pendiente de pago",
    partially_paid: "Pago parcial",
    paid: "Pagado",
    failed: "Fallido",
    voided: "Anulado",
  },
  explanation: {
    issuing: "PayPro aún no entrega la referencia, así que nadie puede pagar.",
    open: "El comprador tiene la referencia y aún no ha pagado.",
    partially_paid: "Llegó una parte del importe y falta el resto.",
    paid: "Llegó el importe completo.",
    failed:
      "PayPro rechazó el pago o se agotó el plazo. Si aun así llega dinero, queda registrado.",
    voided: "La tienda ya no usa esta referencia. PayPro todavía puede recibir dinero con ella.",
  },
  void_reason: {
    session_deleted: "El carrito cambió o se eligió otro método de pago.",
    payment_canceled: "El pago se canceló.",
    order_canceled: "El pedido se canceló.",
    answer_lost: "Se perdió la respuesta de PayPro, así que nadie ha visto esta referencia.",
  },
  voucher: {
    method: "Método",
    due: "Importe a pagar",
    received: "Recibido",
    missing: "Falta",
    reference: "Referencia",
    clabe: "CLABE",
    trade_no: "Número de operación",
    platform_trade_no: "Número de PayPro",
    deadline: "Se puede pagar hasta",
    created: "Creado",
    order: "Pedido",
    page: "Página del comprador",
    open_page: "Abrir",
    none: "Ninguno",
    details: "Ficha de pago",
    earlier_one: "{{count}} referencia anterior",
    earlier_other: "{{count}} referencias anteriores",
  },
  check: {
    action: "Consultar ahora",
    done: "Se consultó a PayPro.",
    changed: "Se consultó a PayPro: {{state}}.",
  },
  timeline: {
    title: "Historial",
    all: "Ver todo ({{count}})",
    less: "Ver menos",
    issued: "PayPro entregó la referencia",
    called: "PayPro avisó: {{state}}",
    asked: "Se consultó a PayPro: {{state}}",
    voided: "Anulado",
    paid: "Pagado por completo",
    resolved: "Resuelta por {{name}}",
    settled: "Se resolvió por sí solo",
    repeated: "{{count}} veces, la última el {{at}}",
    unprocessed: "Aún sin procesar: {{problem}}",
    next: "Se volverá a consultar a PayPro el {{at}}",
  },
  discrepancy: {
    intro: "Dinero que ningún pedido cubre y preguntas que solo una persona puede resolver.",
    open: "Abierta",
    resolved: "Resuelta",
    what: "Qué pasó",
    about: "Número de operación",
    amount: "Importe",
    since: "Desde",
    status: "Estado",
    empty: {
      heading: "No hay nada pendiente",
      description: "Cada peso que llegó está capturado en un pedido.",
    },
    nothing: {
      heading: "Sin resultados",
      description: "Ninguna incidencia coincide con estos filtros.",
    },
    kind: {
      underpaid: {
        name: "Pago incompleto",
        title: "Faltan {{amount}}",
        todo: "Lo que llegó está capturado. Pide el resto al comprador o acuerda con él qué pasa con el pedido.",
      },
      overpaid: {
        name: "Pago de más",
        title: "Llegaron {{amount}} de más",
        todo: "El total del pedido está capturado. Devuelve el resto al comprador por tu cuenta: PayPro no puede reembolsar.",
      },
      received_after_cancellation: {
        name: "Después de cancelar",
        title: "Llegaron {{amount}} que ningún pedido toma",
        todo: "Devuélvelos al comprador por tu cuenta, ya que PayPro no puede reembolsar, o crea el pedido de nuevo.",
      },
      unmatched: {
        name: "Sin coincidencia",
        title: "Un pago de {{amount}} con un número que esta tienda nunca pidió",
        todo: "¿Otro sistema usa el mismo número de comercio? Si no, pregunta a PayPro.",
      },
      received_without_order: {
        name: "Pagado, sin pedido",
        title: "Llegaron {{amount}} y no hay pedido",
        todo: "Contacta al comprador: crea el pedido por él o devuelve el dinero por tu cuenta. Mientras no se resuelva, el pedido todavía puede crearse solo.",
      },
      amount_unclear: {
        name: "Importes distintos",
        title: "PayPro se contradice",
        todo: "No se capturó nada más. Pregunta a PayPro qué importe es el correcto.",
      },
      incomplete_order: {
        name: "Pedido incompleto",
        title: "Llegaron {{amount}} para un pedido que quedó incompleto",
        todo: "El servidor se detuvo mientras se levantaba el pedido. Complétalo a mano, o cancélalo y devuelve el dinero por transferencia desde tu banco.",
      },
      unconfirmed_callback: {
        name: "Sin confirmar",
        title: "PayPro notificó un pago de {{amount}} y sus respuestas no lo confirman",
        todo: "No se capturó nada por esa notificación. Pregunta a PayPro si llegó el dinero.",
      },
      reversed: {
        name: "Revertido",
        title: "PayPro revirtió un pago de {{amount}}",
        todo: "Ya se había capturado. Pregunta a PayPro el motivo y no envíes el pedido hasta aclararlo.",
      },
      unanswered: {
        name: "Sin respuesta",
        title: "PayPro no da una respuesta final",
        todo: "Pregunta a PayPro qué pasó con este número de operación. Ya no se consulta por sí solo.",
      },
    },
  },
  resolve: {
    action: "Resolver",
    title: "Resolver incidencia",
    description: "Indica que ya te ocupaste. No se mueve dinero.",
    note: "Qué se hizo",
    placeholder: "Devuelto por SPEI el 23 de noviembre, folio 123456",
    required: "Escribe qué se hizo, para que nadie tenga que preguntar.",
    received: "Recibido en total (MXN), si lo sabes",
    received_hint:
      "Lo que realmente llegó con esta referencia hasta ahora. Se captura hasta donde el pedido lo admita.",
    cancel: "Cancelar",
    done: "Resuelta.",
  },
  tabs: {
    vouchers: "Fichas de pago",
    discrepancies: "Incidencias",
    health: "Estado",
  },
  table: {
    search: "Buscar por número o referencia",
    status: "Estado",
    method: "Método",
    discrepancy: "Incidencia",
    created: "Creado",
    paid: "Pagado",
    today: "Hoy",
    days_one: "Último día",
    days_other: "Últimos {{count}} días",
    range: "Personalizado",
    from: "Desde",
    to: "Hasta",
    oldest: "Más antiguos primero",
    newest: "Más recientes primero",
    lowest: "De menor a mayor",
    highest: "De mayor a menor",
    capped: "Solo se cuentan los primeros {{count}}. Filtra para ver los demás.",
    empty: {
      heading: "Aún no hay fichas de pago",
      description: "Aparecen aquí en cuanto un comprador elige PayPro.",
    },
    nothing: {
      heading: "Sin resultados",
      description: "Ninguna ficha coincide con estos filtros. Se busca por el inicio de un número.",
    },
  },
  export: {
    action: "Exportar",
    title: "Exportar fichas de pago",
    description:
      "Un archivo CSV con cada ficha creada y cada aviso recibido de PayPro en estos días.",
    from: "Primer día",
    to: "Último día",
    download: "Descargar",
    cancel: "Cancelar",
    done: "Exportado.",
    wrong_order: "El último día es anterior al primero.",
    missing: "Elige ambos días.",
  },
  health: {
    title: "Estado",
    again: "Revisar de nuevo",
    checked: "Revisado el {{at}}",
    state: {
      ok: "Todo bien",
      unknown: "Aún por confirmar",
      warning: "Conviene revisar",
      error: "No se puede cobrar",
    },
    mark: {
      ok: "Bien",
      unknown: "Aún por confirmar",
      warning: "Advertencia",
      error: "Error",
    },
    check: {
      credentials: "Credenciales",
      salt_position: "Firma",
      clock: "Reloj",
      callback_url: "Dirección de avisos",
      callback_route: "Ruta de avisos",
      callbacks: "Último aviso",
      inbox: "Notificaciones por procesar",
      first_payment: "Primer pago",
      reading: "Montos de PayPro",
      signatures: "Firmas incorrectas",
      job: "Tarea de consulta",
      event_bus: "Bus de eventos",
      locking: "Bloqueos",
      locale: "Configuración regional",
    },
    message: {
      credentials: {
        accepted: "PayPro acepta las credenciales. Saldo disponible: {{available}} MXN.",
        refused: "PayPro no acepta las credenciales: revisa merchantNo y appSecret. ({{problem}})",
        unreachable:
          "No se puede conectar con PayPro: revisa baseUrl y la red del servidor. ({{problem}})",
        unclear:
          "PayPro no dio una respuesta utilizable: revisa baseUrl e inténtalo de nuevo. ({{problem}})",
      },
      salt_position: {
        right: "PayPro acepta las firmas con el secreto como {{accepted}}.",
        wrong:
          "PayPro acepta las firmas con el secreto como {{accepted}} y no como {{configured}}: configura saltPosition como {{accepted}}.",
        unknown:
          "Está configurado {{configured}}; si PayPro coincide se sabrá cuando acepte las credenciales.",
        custom: "Las firmas las hace la función sign de la tienda.",
      },
      clock: {
        together: "El reloj de este servidor coincide con el de PayPro.",
        apart:
          "El reloj de este servidor y el de PayPro difieren {{seconds}} s: sincroniza el reloj del servidor.",
        unknown: "PayPro aún no ha dicho su hora.",
      },
      callback_url: {
        public: "Los avisos llegan a {{url}}.",
        development: "Los avisos llegan a {{url}}, en este equipo.",
        local:
          "PayPro no puede llegar a {{url}}: backendUrl apunta a este equipo. Los pagos solo se detectan con la tarea de consulta.",
        http: "Los avisos llegan a {{url}} sin cifrar: usa una dirección https en backendUrl.",
      },
      callback_route: {
        answers: "{{url}} responde como este plugin.",
        silent: "{{url}} no responde como este plugin: revisa backendUrl. ({{problem}})",
      },
      callbacks: {
        received: "PayPro avisó por última vez: {{at}}",
        never: "PayPro aún no ha avisado.",
      },
      inbox: {
        empty: "Todas las notificaciones están procesadas.",
        recent: "La notificación más antigua sin procesar llegó el {{at}}.",
        waiting:
          "Una notificación que llegó el {{at}} sigue sin procesar: la consulta a PayPro no la confirma, o PayPro no responde.",
      },
      first_payment: {
        seen: "El primer pago se vio el {{at}}.",
        never:
          "Todavía no se ha visto ningún pago: paga una referencia de cada forma de pago antes de abrir.",
      },
      reading: {
        unseen:
          "Si el monto de una consulta es lo recibido o lo solicitado se sabrá con el primer pago que lo distinga. Ambos casos están cubiertos.",
        received: "Las consultas de PayPro indican el monto recibido, desde el {{at}}.",
        ordered: "Las consultas de PayPro indican el monto solicitado, desde el {{at}}.",
        both: "Las consultas de PayPro indicaron el monto recibido desde el {{received}} y el solicitado desde el {{ordered}}: pregunta a PayPro cuál es. Mientras tanto se captura el menor.",
      },
      signatures: {
        none: "Ninguna firma incorrecta en el último día.",
        failed:
          "Llegaron {{count}} avisos con firma incorrecta en el último día: alguien más conoce la dirección, o appSecret o saltPosition no son los de PayPro.",
      },
      job: {
        runs: "Fichas en espera: {{backlog}}. Última consulta a PayPro: {{at}}",
        late: "Se consultó a PayPro por última vez el {{at}} y hay {{backlog}} fichas en espera: ¿hay una instancia con worker en marcha?",
        never:
          "La tarea que consulta las fichas abiertas aún no se ha ejecutado. Fichas en espera: {{backlog}}.",
      },
      event_bus: {
        shared: "Los eventos pasan por un bus compartido.",
        development: "Los eventos se guardan en memoria, lo cual basta aquí.",
        in_memory:
          "Los eventos se guardan en memoria: un reinicio pierde los que están en curso y otras instancias no los oyen. Usa el módulo de eventos con Redis.",
      },
      locking: {
        shared: "Los bloqueos valen para todas las instancias.",
        development: "Los bloqueos se guardan en memoria, lo cual basta aquí.",
        in_memory:
          "Los bloqueos se guardan en memoria: con varias instancias, los carritos no quedan protegidos entre sí. Usa un proveedor de bloqueos con Redis o PostgreSQL.",
      },
      locale: {
        point: "La configuración regional {{locale}} del servidor escribe los decimales con punto.",
        comma:
          "La configuración regional {{locale}} del servidor escribe los decimales con coma, lo que el redondeo de Medusa no entiende: configura LC_ALL como es_MX.UTF-8 o en_US.UTF-8.",
      },
    },
    configuration: "Configuración",
    configuration_hint: "Se define en medusa-config. Los secretos nunca se muestran.",
    option: {
      merchant_no: "Número de comercio",
      app_secrets: "Secreto",
      secrets_one: "Configurado",
      secrets_other: "{{count}} configurados, firma el primero",
      base_url: "Dirección de PayPro",
      backend_url: "Dirección de este servidor",
      return_url: "Dirección de retorno",
      salt_position: "Posición del secreto",
      rounding: "Centavos",
      issue_voucher: "Emisión de la referencia",
      cancel_order_on_failure: "Pedidos fallidos cancelados",
      limits_va: "Límites, transferencia",
      limits_store: "Límites, tienda",
      timeout_ms: "Espera máxima a PayPro",
      schedule: "Horario de la tarea",
      locale: "Idioma del comprador",
      yes: "Sí",
      no: "No",
      unset: "Sin definir",
      from: "Desde {{min}}",
      between: "{{min}} a {{max}}",
      seconds: "{{count}} s",
      reject: "Se rechazan",
      up: "Se redondean hacia arriba",
      initiate: "Al elegir el método",
      place_order: "Con el pedido",
    },
  },
}

export default es
