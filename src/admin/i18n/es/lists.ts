import type { Words } from "../words"
import type en from "../en/lists"

const lists: Words<typeof en> = {
  table: {
    search: "Buscar por número o referencia",
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
      description:
        "Ninguna referencia coincide con estos filtros. Se busca por el inicio de un número.",
    },
  },
  export: {
    action: "Exportar",
    title: "Exportar referencias",
    description:
      "Un archivo CSV con cada referencia creada y cada notificación recibida de PayPro en estas fechas.",
    from: "Primer día",
    to: "Último día",
    download: "Descargar",
    done: "Exportado.",
    wrong_order: "El último día es anterior al primero.",
    missing: "Elige ambos días.",
  },
}

export default lists
