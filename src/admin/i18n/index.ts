import en from "./en"
import es from "./es"

export default { en: { paypro: en }, es: { paypro: es } }
