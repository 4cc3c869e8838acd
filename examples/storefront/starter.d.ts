/** What the copied files use of Medusa's Next.js starter. Not to be copied: the starter has these. */

declare module "@lib/config" {
  import type Medusa from "@medusajs/js-sdk"
  export const sdk: Medusa
}

declare module "@lib/data/cookies" {
  export function getAuthHeaders(): Promise<{ authorization: string } | Record<string, never>>
}

declare module "@lib/data/cart" {
  import type { HttpTypes } from "@medusajs/types"
  /** Redirects to the confirmation page; answers the cart where it could not be completed. */
  export function placeOrder(cartId?: string): Promise<HttpTypes.StoreCart | undefined>
}

declare module "@modules/checkout/components/error-message" {
  import type { JSX } from "react"
  export default function ErrorMessage(props: { error?: string | null }): JSX.Element | null
}
