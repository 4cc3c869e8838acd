import type { Words } from "../words"
import type en from "../en/health"

const health: Words<typeof en> = {
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
      callback_url: "Dirección de notificaciones",
      app_secret: "Secreto",
      callback_route: "Ruta de notificaciones",
      regions: "Formas de pago ofrecidas",
      callbacks: "Última notificación",
      inbox: "Notificaciones por procesar",
      first_payment: "Primer pago",
      reading: "Montos de PayPro",
      signatures: "Firmas incorrectas",
      job: "Tarea de verificación",
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
        custom: "Las firmas las calcula tu función sign.",
      },
      clock: {
        together: "El reloj de este servidor coincide con el de PayPro.",
        apart:
          "El reloj de este servidor y el de PayPro difieren {{seconds}} s: sincroniza el reloj del servidor.",
        unknown: "PayPro aún no ha dicho su hora.",
      },
      callback_url: {
        public: "Las notificaciones llegan a {{url}}.",
        development: "Las notificaciones llegan a {{url}}, en este equipo.",
        local:
          "PayPro no puede llegar a {{url}}: backendUrl apunta a este equipo. Los pagos solo se detectan con la tarea de verificación.",
      },
      app_secret: {
        strong: "appSecret es suficientemente largo.",
        weak: "appSecret es corto o es el del simulador: quien lo adivine puede inventar notificaciones de pago. Pide otro a PayPro; en producción la tienda no arranca con él.",
      },
      callback_route: {
        answers: "{{url}} responde como este plugin.",
        silent: "{{url}} no responde como este plugin: revisa backendUrl. ({{problem}})",
      },
      regions: {
        both: "Una región en MXN ofrece ambas formas de pago.",
        one: "Una región en MXN ofrece {{offered}}; ninguna ofrece {{missing}}.",
        none: "Ninguna región en MXN ofrece PayPro: agrega pp_paypro-va_paypro y pp_paypro-store_paypro a una en Configuraciones → Regiones.",
        no_region:
          "La tienda no tiene una región en MXN, la única moneda de PayPro: agrega una en Configuraciones → Regiones.",
      },
      callbacks: {
        received: "Última notificación de PayPro: {{at}}",
        never: "PayPro aún no ha enviado notificaciones.",
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
          "Llegaron {{count}} notificaciones con firma incorrecta en el último día: alguien más conoce la dirección, o appSecret o saltPosition no son los de PayPro.",
      },
      job: {
        runs: "Referencias por verificar: {{backlog}}. Última verificación con PayPro: {{at}}",
        late: "La última verificación con PayPro fue el {{at}} y hay {{backlog}} referencias por verificar: ¿hay una instancia con worker en marcha?",
        never:
          "La tarea que verifica las referencias abiertas aún no se ha ejecutado. Referencias por verificar: {{backlog}}.",
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
      limits_va: "Límites, transferencia",
      limits_store: "Límites, efectivo",
      deadline_va: "Plazo para pagar, transferencia",
      deadline_store: "Plazo para pagar, efectivo",
      deadline: "{{days}} d + {{hours}} h de tolerancia",
      cancel_unpaid_orders: "Cancelar pedidos sin pagar",
      refuse_unpaid_fulfillment: "No surtir pedidos sin pagar",
      timeout_ms: "Espera máxima a PayPro",
      schedule: "Horario de la tarea",
      locale: "Idioma de las páginas de pago",
      yes: "Sí",
      no: "No",
      unset: "Sin definir",
      from: "Desde {{min}}",
      between: "{{min}} a {{max}}",
      seconds: "{{count}} s",
      reject: "Se rechazan",
      up: "Se redondean hacia arriba",
      initiate: "Al elegir la forma de pago",
      place_order: "Con el pedido",
    },
  },
}

export default health
