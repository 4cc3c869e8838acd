import type { Words } from "../words"
import type en from "../en/lists"

const lists: Words<typeof en> = {
  table: {
    search: "Pedido, nombre, correo, teléfono, monto, folio, CLABE o referencia, clave de rastreo",
    status: "Estado",
    method: "Forma de pago",
    discrepancy: "Incidencia",
    created: "Creada",
    paid: "Pagada",
    today: "Hoy",
    days_one: "Último día",
    days_other: "Últimos {{count}} días",
    range: "Personalizado",
    from: "Desde",
    to: "Hasta",
    oldest: "Primero lo más antiguo",
    newest: "Primero lo más reciente",
    lowest: "De menor a mayor",
    highest: "De mayor a menor",
    capped: "Solo se cuentan las primeras {{count}}. Filtra para ver las demás.",
    empty: {
      heading: "Aún no hay referencias",
      description: "Aparecen aquí en cuanto un cliente elige pagar con PayPro.",
    },
    nothing: {
      heading: "Sin resultados",
      description: "Ninguna referencia coincide con estos filtros o con esta búsqueda.",
    },
  },
}

export default lists
