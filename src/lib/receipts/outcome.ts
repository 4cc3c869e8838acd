/** What a status code of PayPro's means for a voucher. */
export type Outcome = "open" | "partially_paid" | "paid" | "failed"

/**
 * PayPro's status code -> what it means. `00032` is PayPro's "unknown error": it settles nothing, so the voucher stays
 * open. Every code that is not listed "can be treated as a failure" (PayPro, pay-in status codes), as are the known
 * failures `00029`, `0029` and `0100019`.
 */
export function outcomeOf(statusCode: string): Outcome {
  switch (statusCode) {
    case "0000":
      return "paid"
    case "0001":
      return "partially_paid"
    case "0015":
    case "00032":
      return "open"
    default:
      return "failed"
  }
}

/** Whether a status code says that money came; only then is an amount read. */
export function isMoneyStatus(statusCode: string): boolean {
  const outcome = outcomeOf(statusCode)
  return outcome === "paid" || outcome === "partially_paid"
}
