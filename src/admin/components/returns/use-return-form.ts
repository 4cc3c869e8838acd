import { useState } from "react"
import { trackingKeyOf } from "../../../lib/tracking-key"
import type { ReturnBody } from "../../hooks/returns"
import { dayOf } from "../../lib/day"
import { mexicanDay, pickedDate } from "../../lib/mexican-day"
import { centavosOf, pesosOf } from "../../lib/typed-amount"
import { amountProblem, fallOf, type ReturnLimits } from "./return-limits"

/** What is typed of a return, what is wrong with it, and what is sent. */
export function useReturnForm(limits: ReturnLimits) {
  const [values, setValues] = useState(() => blank(limits))
  const amount = centavosOf(values.amount)
  const fall = fallOf(amount, limits)
  // Banks print it in groups.
  const trackingKey = trackingKeyOf(values.trackingKey.replace(/\s/g, ""))
  const note = values.note.trim()
  const problems = {
    amount: amountProblem(amount, limits),
    trackingKey: trackingKey === undefined,
    day: !values.day,
    note: !note,
    isConfirmed: fall > 0 && !values.isConfirmed,
  }

  return {
    values,
    set: (changed: Partial<ReturnValues>) => setValues((before) => ({ ...before, ...changed })),
    /** For when the form is opened: what can be returned may have changed since. */
    reset: () => setValues(blank(limits)),
    problems,
    /** By how much the order's total falls, in centavos. */
    fall,
    /** Null where something is missing or wrong. */
    body: (): ReturnBody | null =>
      amount === null ||
      values.day === null ||
      trackingKey === undefined ||
      Object.values(problems).some(Boolean)
        ? null
        : {
            amount: pesosOf(amount),
            tracking_key: trackingKey,
            returned_on: dayOf(values.day),
            note,
            ...(fall > 0 && { write_off: true as const }),
          },
  }
}

export type ReturnForm = ReturnType<typeof useReturnForm>

export type ReturnValues = {
  amount: string
  trackingKey: string
  day: Date | null
  note: string
  /** Whether the fall of the order's total was agreed to. */
  isConfirmed: boolean
}

/** Only what lowers no order's total is filled in: the rest is for staff to decide. */
function blank({ free }: ReturnLimits): ReturnValues {
  return {
    amount: free > 0 ? pesosOf(free) : "",
    trackingKey: "",
    day: pickedDate(mexicanDay(new Date())),
    note: "",
    isConfirmed: false,
  }
}
