import { useEffect, useState } from "react"

/** Searching waits until somebody stops typing. */
export const SEARCH_PAUSE_MS = 300

/** A value, once it has not changed for a while. */
export function useDebounced<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return settled
}
