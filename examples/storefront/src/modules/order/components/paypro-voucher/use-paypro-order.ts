"use client"

import { retrievePayproOrder } from "@lib/data/paypro"
import { useRouter } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import type { PayproOrder } from "types/paypro"

const FIRST_MS = 4_000
const LONGEST_MS = 30_000

/**
 * The order's payment as it is now: asked for again while money may come, less and less often, not while nobody looks,
 * and at once when somebody comes back to look. The rest of the page follows it.
 */
export function usePayproOrder(orderId: string, initial: PayproOrder): PayproOrder {
  const [order, setOrder] = useState(initial)
  const router = useRouter()
  const { state, is_payable: isPayable, trade_no: tradeNo } = order.voucher
  const known = `${tradeNo} ${state} ${order.received}`
  const mayChange = isPayable || state === "issuing" || state === "with_store"
  const shown = useRef(known)

  useEffect(() => {
    if (shown.current !== known) {
      shown.current = known
      router.refresh()
    }
  }, [known, router])

  useEffect(() => {
    let wait = FIRST_MS
    let left = false
    let timer = 0

    async function look() {
      const fresh = await retrievePayproOrder(orderId).catch(() => null)
      if (!left && fresh) {
        setOrder(fresh)
      }
    }
    async function lookAgain() {
      if (!document.hidden) {
        await look()
      }
      if (!left && mayChange) {
        wait = Math.min(wait * 1.5, LONGEST_MS)
        timer = window.setTimeout(() => void lookAgain(), wait)
      }
    }
    function onReturn() {
      if (!document.hidden) {
        void look()
      }
    }

    // Once more when all is over, too: now and then Next.js shows what it refreshed with its next action only.
    timer = window.setTimeout(() => void lookAgain(), wait)
    document.addEventListener("visibilitychange", onReturn)
    return () => {
      left = true
      window.clearTimeout(timer)
      document.removeEventListener("visibilitychange", onReturn)
    }
  }, [orderId, known, mayChange])

  return order
}
