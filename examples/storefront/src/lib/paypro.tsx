import { BuildingStorefront, CashSolid } from "@medusajs/icons"
import type { JSX } from "react"

export const PAYPRO_TRANSFER = "pp_paypro-va_paypro"
export const PAYPRO_CASH = "pp_paypro-store_paypro"

export const isPaypro = (providerId?: string): boolean =>
  providerId === PAYPRO_TRANSFER || providerId === PAYPRO_CASH

/** For `paymentInfoMap` in src/lib/constants.tsx. */
export const payproInfoMap: Record<string, { title: string; icon: JSX.Element }> = {
  [PAYPRO_TRANSFER]: { title: "Transferencia SPEI", icon: <CashSolid /> },
  [PAYPRO_CASH]: { title: "Efectivo en tienda", icon: <BuildingStorefront /> },
}
