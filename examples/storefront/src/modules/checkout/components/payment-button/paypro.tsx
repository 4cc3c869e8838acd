"use client"

import { placeOrder } from "@lib/data/cart"
import { Button } from "@medusajs/ui"
import ErrorMessage from "@modules/checkout/components/error-message"
import { useState } from "react"

type Props = { notReady: boolean; "data-testid"?: string }

/** Places the order; it is paid afterwards, with the reference on the confirmation page. */
export default function PayproPaymentButton({ notReady, "data-testid": testId }: Props) {
  const [submitting, setSubmitting] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function submit() {
    setSubmitting(true)
    setError(null)
    try {
      const cart = await placeOrder()
      if (cart) {
        setError(
          "No pudimos preparar tu pago. Elige de nuevo tu forma de pago e inténtalo otra vez.",
        )
      }
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setSubmitting(false)
    }
  }

  return (
    <>
      <Button
        disabled={notReady}
        isLoading={submitting}
        onClick={() => void submit()}
        size="large"
        data-testid={testId}
      >
        Confirmar pedido
      </Button>
      <ErrorMessage error={error} />
    </>
  )
}
