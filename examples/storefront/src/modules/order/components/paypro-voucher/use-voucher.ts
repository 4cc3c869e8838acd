"use client"

import { retrieveVoucher } from "@lib/data/paypro"
import { useEffect, useState } from "react"
import type { PayproVoucher } from "types/paypro"

const FIRST_MS = 4_000
const LONGEST_MS = 30_000

/** The voucher as it is now: asked for again while it can be paid, less and less often, not while nobody looks. */
export function useVoucher(initial: PayproVoucher): PayproVoucher {
  const [voucher, setVoucher] = useState(initial)
  const { payment_session_id: id, is_payable: isPayable, state } = voucher

  useEffect(() => {
    if (!isPayable && state !== "issuing") {
      return
    }
    let wait = FIRST_MS
    let left = false
    let timer = setTimeout(() => void look(), wait)
    async function look() {
      const fresh = document.hidden ? null : await retrieveVoucher(id)
      if (left) {
        return
      }
      if (fresh) {
        setVoucher(fresh)
      }
      wait = Math.min(wait * 1.5, LONGEST_MS)
      timer = setTimeout(() => void look(), wait)
    }
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [id, isPayable, state])

  return voucher
}
