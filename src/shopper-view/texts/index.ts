import type { Locale } from "../locale"
import { en } from "./en"
import { esMx, type Texts } from "./es-mx"

export type { Texts } from "./es-mx"

export const TEXTS: Record<Locale, Texts> = { "es-MX": esMx, en }
