import type en from "../en/discrepancy"
import type { Words } from "../words"
import kinds from "./discrepancy-kinds"

const discrepancy: Words<typeof en> = {
  discrepancy: {
    intro: "Pagos sin aplicar y casos por revisar.",
    open: "Abierta",
    resolved: "Resuelta",
    what: "Qué pasó",
    about: "Folio",
    amount: "Monto",
    since: "Desde",
    status: "Estado",
    empty: {
      heading: "No hay nada pendiente",
      description: "No hay pagos sin aplicar pendientes.",
    },
    nothing: {
      heading: "Sin resultados",
      description: "Ninguna incidencia coincide con estos filtros.",
    },
    kind: kinds,
  },
  resolve: {
    action: "Resolver",
    title: "Resolver incidencia",
    description: "Marca el caso como atendido. No se mueve dinero.",
    effect: {
      set_aside: "El dinero queda apartado y ya no se captura.",
      nothing: "El dinero no cambia: el resto todavía se puede pagar y se captura.",
    },
    note: "Qué se hizo",
    placeholder: "Hablé con el cliente el 23 de noviembre",
    required: "Describe qué hiciste, para que nadie tenga que preguntar.",
    received: "Recibido en total (MXN), si lo sabes",
    received_hint:
      "Todo lo que se ha recibido con esta referencia hasta ahora. Se captura hasta lo que el pedido debe.",
    done: "Resuelta.",
  },
  apply: {
    action: "Aplicar a un pedido",
    title: "Aplicar el pago a un pedido",
    description: "El dinero se captura en otro pedido que todavía debe algo.",
    order: "Pedido",
    search: "Número de pedido, ID o correo",
    none: "No se encontró ningún pedido.",
    no_order: "Busca el pedido y selecciónalo.",
    owes: "Debe {{amount}}",
    owes_nothing: "No debe nada",
    canceled: "Cancelado",
    amount: "Monto (MXN)",
    amount_hint: "Como máximo, lo que queda de este dinero y lo que debe el pedido.",
    note: "Motivo",
    placeholder: "El cliente pidió usarlo para su nuevo pedido",
    required: "Indica el motivo, para que nadie tenga que preguntar.",
    done: "Se aplicó al pedido #{{number}}.",
  },
}

export default discrepancy
