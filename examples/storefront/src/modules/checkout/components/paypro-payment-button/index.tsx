"use client"

import { placePayproOrder } from "@lib/data/paypro"
import { isPaypro } from "@lib/paypro"
import { TEXTS } from "@lib/paypro/texts"
import { usePayproLocale } from "@lib/paypro/use-paypro-locale"
import type { HttpTypes } from "@medusajs/types"
import ErrorMessage from "@modules/checkout/components/error-message"
import OtherPaymentButton from "@modules/checkout/components/payment-button"
import { Button } from "@modules/common/components/ui"
import { unstable_rethrow, usePathname, useRouter } from "next/navigation"
import { useState, useTransition } from "react"

type Props = { cart: HttpTypes.StoreCart; "data-testid": string }

/** The starter's button, and PayPro's where PayPro is chosen. */
export default function PaymentButton(props: Props) {
  const [session] = props.cart.payment_collection?.payment_sessions ?? []
  return isPaypro(session?.provider_id) ? (
    <PayproPaymentButton {...props} />
  ) : (
    <OtherPaymentButton {...props} />
  )
}

/** Places the order; it is paid afterwards, with the reference on the next page. */
function PayproPaymentButton({ cart, "data-testid": testId }: Props) {
  const [isPlacing, startPlacing] = useTransition()
  const [error, setError] = useState<string | null>(null)
  const texts = TEXTS[usePayproLocale()]
  const isReady =
    cart.shipping_address && cart.billing_address && cart.email && cart.shipping_methods?.length

  function place() {
    setError(null)
    startPlacing(async () => {
      try {
        setError(await placePayproOrder())
      } catch (reason) {
        rethrowRedirect(reason)
        setError(texts.tryAgain)
      }
    })
  }

  return (
    <>
      <Button
        disabled={!isReady}
        isLoading={isPlacing}
        onClick={place}
        size="large"
        data-testid={testId}
      >
        {texts.place}
      </Button>
      <ErrorMessage error={error} data-testid="paypro-payment-error-message" />
      {error && !isPlacing && <ChooseAgain text={texts.chooseMethod} />}
    </>
  )
}

/** The starter's own way back to the methods is gone once the reference has failed. */
function ChooseAgain({ text }: { text: string }) {
  const router = useRouter()
  const pathname = usePathname()
  return (
    <Button
      variant="secondary"
      className="mt-4"
      onClick={() => router.push(`${pathname}?step=payment`, { scroll: false })}
      data-testid="paypro-choose-again"
    >
      {text}
    </Button>
  )
}

/** A placed order leads to its page, which Next.js does by throwing, and without scrolling to what is to be paid. */
function rethrowRedirect(reason: unknown): void {
  try {
    unstable_rethrow(reason)
  } catch (redirect) {
    window.scrollTo(0, 0)
    throw redirect
  }
}
