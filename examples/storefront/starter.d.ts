/// <reference types="react/canary" />

/**
 * What the copied files use of Medusa's starter and of Next.js, as they declare it. Not to be copied: the starter has these.
 * `npm run test:starter` compares them with the real ones.
 */

declare const process: { env: { NEXT_PUBLIC_PAYPRO_LOCALE?: string } }

declare module "@lib/config" {
  import type Medusa from "@medusajs/js-sdk"
  export const sdk: Medusa
}

declare module "@lib/constants" {
  import type { JSX } from "react"
  export const paymentInfoMap: Record<string, { title: string; icon: JSX.Element }>
}

declare module "@lib/data/cookies" {
  export function getAuthHeaders(): Promise<{ authorization: string } | Record<string, never>>
  export function getCacheTag(tag: string): Promise<string>
  export function getCartId(): Promise<string | undefined>
  export function removeCartId(): Promise<void>
}

declare module "@lib/data/locale-actions" {
  export function getLocale(): Promise<string | null>
}

declare module "@lib/data/payment" {
  import type { HttpTypes } from "@medusajs/types"
  export function listCartPaymentMethods(
    regionId: string,
  ): Promise<HttpTypes.StorePaymentProvider[] | null>
}

declare module "@lib/data/cart" {
  import type { HttpTypes } from "@medusajs/types"
  /** @throws Error whose message production hides */
  export function initiatePaymentSession(
    cart: HttpTypes.StoreCart,
    data: HttpTypes.StoreInitializePaymentSession,
  ): Promise<HttpTypes.StorePaymentCollectionResponse>
}

declare module "@modules/checkout/components/error-message" {
  import type { JSX } from "react"
  export default function ErrorMessage(props: {
    error?: string | null
    "data-testid"?: string
  }): JSX.Element | null
}

declare module "@modules/checkout/components/payment-button" {
  import type { HttpTypes } from "@medusajs/types"
  import type { FC } from "react"
  const PaymentButton: FC<{ cart: HttpTypes.StoreCart; "data-testid": string }>
  export default PaymentButton
}

declare module "@modules/order/components/payment-details" {
  import type { HttpTypes } from "@medusajs/types"
  import type { JSX } from "react"
  export default function PaymentDetails(props: { order: HttpTypes.StoreOrder }): JSX.Element
}

declare module "@modules/common/components/divider" {
  import type { JSX } from "react"
  export default function Divider(props: { className?: string }): JSX.Element
}

declare module "@modules/common/components/ui" {
  import type { ButtonHTMLAttributes, FC, HTMLAttributes } from "react"
  export const Text: FC<HTMLAttributes<HTMLParagraphElement> & { as?: "p" | "span" | "div" }>
  export const Heading: FC<HTMLAttributes<HTMLHeadingElement> & { level?: "h1" | "h2" | "h3" }>
  export const Container: FC<HTMLAttributes<HTMLDivElement>>
  export const Button: FC<
    ButtonHTMLAttributes<HTMLButtonElement> & {
      variant?: "primary" | "secondary" | "transparent"
      size?: "small" | "medium" | "large"
      isLoading?: boolean
    }
  >
  export function clx(...classes: (string | false | undefined)[]): string
}

declare module "next/cache" {
  export function revalidateTag(tag: string): void
}

declare module "next/navigation" {
  export function redirect(url: string): never
  export function unstable_rethrow(error: unknown): void
  export function usePathname(): string
  export function useRouter(): {
    refresh(): void
    push(href: string, options?: { scroll?: boolean }): void
  }
}
