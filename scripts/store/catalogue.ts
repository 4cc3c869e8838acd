/** What the small Mexican store sells. Prices are pesos, and what the shopper pays. */
export const PRODUCTS = [
  { handle: "taza-de-barro", title: "Taza de barro de Oaxaca", price: 300, stock: 100 },
  { handle: "separador-bordado", title: "Separador bordado «Otomí»", price: 150.5, stock: 100 },
  { handle: "mole-negro", title: "Mole negro artesanal, 500 g", price: 1200, stock: 10 },
] as const

export type ProductHandle = (typeof PRODUCTS)[number]["handle"]

export const SHIPPING = { name: "Envío gratis a toda la República", price: 0 }

export const PAYMENT_PROVIDERS = [
  "pp_paypro-va_paypro",
  "pp_paypro-store_paypro",
  "pp_system_default",
]

export const ADMIN = { email: "admin@tienda.mx", password: "tienda-de-prueba" }

export type SeededProduct = {
  id: string
  variantId: string
  inventoryItemId: string
  price: number
}

/** What a shopper's client or a test needs to know of the seeded store. */
export type MexicanStore = {
  regionId: string
  salesChannelId: string
  publishableKey: string
  stockLocationId: string
  shippingOptionId: string
  products: Record<ProductHandle, SeededProduct>
  admin: typeof ADMIN
}
