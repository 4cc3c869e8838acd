import type { PayproLocale } from "../locale"
import { en } from "./en"
import { es, type PayproTexts } from "./es"

export type { PayproTexts }
export const TEXTS: Record<PayproLocale, PayproTexts> = { es, en }
