import type { Words } from "../words"
import type en from "../en/common"

const common: Words<typeof en> = {
  menu: "PayPro",
  title: "PayPro",
  copy: "Copiar {{what}}",
  cancel: "Cancelar",
  close: "Cerrar",
  error: {
    title: "No se pudo cargar",
    retry: "Reintentar",
  },
  reload: "Recargar",
  reload_hint: "Recarga la página para que el resto también muestre el cambio",
  tabs: {
    today: "Hoy",
    movements: "Movimientos",
    vouchers: "Referencias",
    discrepancies: "Incidencias",
    health: "Estado",
  },
}

export default common
