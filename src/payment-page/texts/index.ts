import type { Locale } from "../../shopper-view/locale"
import { en } from "./en"
import { esMx, type PaymentTexts } from "./es-mx"

export type { PaymentTexts } from "./es-mx"

export const PAYMENT_TEXTS: Record<Locale, PaymentTexts> = { "es-MX": esMx, en }
