"use client"

import { useSyncExternalStore } from "react"
import { payproLocaleOf, SHOP_LOCALE, type PayproLocale } from "./locale"

/** The language in a client component. The first rendering is the server's, which cannot see the cookie here. */
export function usePayproLocale(): PayproLocale {
  return useSyncExternalStore(neverChanges, chosenLocale, () => SHOP_LOCALE)
}

function neverChanges() {
  return () => undefined
}

/** The starter's language switch keeps the choice in this cookie. */
function chosenLocale(): PayproLocale {
  return payproLocaleOf(/(?:^|; )_medusa_locale=([^;]*)/.exec(document.cookie)?.[1])
}
