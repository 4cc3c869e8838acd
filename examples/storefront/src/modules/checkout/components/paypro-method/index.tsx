"use client"

import { paymentInfoMap } from "@lib/constants"
import { initiatePaymentSession as initiateOther } from "@lib/data/cart"
import { choosePaypro } from "@lib/data/paypro"
import { isPaypro, PAYPRO_CASH, PAYPRO_TRANSFER } from "@lib/paypro"
import { TEXTS } from "@lib/paypro/texts"
import { usePayproLocale } from "@lib/paypro/use-paypro-locale"
import { BuildingStorefront, CashSolid } from "@medusajs/icons"
import type { HttpTypes } from "@medusajs/types"
import { Text } from "@modules/common/components/ui"

export type PaymentMethod = {
  id: string
  /** Why it cannot be chosen. */
  reason?: string
}

/** The starter's, with PayPro's methods in the shopper's language. */
export function usePaymentInfoMap(): typeof paymentInfoMap {
  const { methods } = TEXTS[usePayproLocale()]
  return {
    ...paymentInfoMap,
    [PAYPRO_TRANSFER]: { title: methods.va, icon: <CashSolid /> },
    [PAYPRO_CASH]: { title: methods.store, icon: <BuildingStorefront /> },
  }
}

/** For the starter's container of a method: nothing, or that and why it cannot be chosen. */
export function payproChoice({ reason }: PaymentMethod) {
  if (!reason) {
    return {}
  }
  return {
    disabled: true,
    children: (
      <Text className="text-small-regular text-ui-fg-subtle" data-testid="paypro-reason">
        {reason}
      </Text>
    ),
  }
}

/** @throws Error that the shopper can read: it is thrown in the browser, not by the server action. */
export async function initiatePaymentSession(
  cart: HttpTypes.StoreCart,
  data: HttpTypes.StoreInitializePaymentSession,
): Promise<void> {
  if (!isPaypro(data.provider_id)) {
    await initiateOther(cart, data)
    return
  }
  const refusal = await choosePaypro(cart, data)
  if (refusal) {
    throw new Error(refusal)
  }
}
