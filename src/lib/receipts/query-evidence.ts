import { MathBN } from "@medusajs/framework/utils"
import { isUnreadable, namedAmount, positive, ZERO, type Pesos } from "./amount"
import { outcomeOf } from "./outcome"
import type { QueryReading } from "./query-reading"
import type { Statement } from "./statement"

/** What one answer of a query proves about the money of a voucher. */
export type QueryEvidence = {
  /** At least this much came, in every reading of the answer. */
  floor: Pesos
  /** The answer names what came unmistakably, so it corrects everything that was said before it was asked for. */
  exact: boolean
  /** What some reading of the answer says came; never below `floor`. */
  claim: Pesos
  /** Callbacks of less than this, heard before the query was sent, are believed beside the answer. */
  callbacksBelow: Pesos
}

const UNLIMITED: Pesos = MathBN.convert(Infinity)

/** What an answer says of money, or null if its status code says that none came. */
export function queryEvidenceOf(
  query: Statement,
  voucherAmount: number,
  reading: QueryReading | null,
): QueryEvidence | null {
  switch (outcomeOf(query.status_code)) {
    case "paid":
      return evidenceOfPaid(query, voucherAmount, reading)
    case "partially_paid":
      return evidenceOfPart(query, voucherAmount)
    default:
      return null
  }
}

/**
 * `0000`: the amount that is named, if it is not the voucher's own; otherwise at least the voucher's. The voucher's own
 * amount is exact only where the voucher's answers fit the reading `received` alone: in the other one it is printed
 * whatever came, so that more is possible and is disputed once somebody claims it.
 * An amount that cannot be read might have been a smaller one, so it proves nothing by itself.
 */
function evidenceOfPaid(
  query: Statement,
  voucherAmount: number,
  reading: QueryReading | null,
): QueryEvidence {
  const named = namedAmount(query)
  const listed = positive(query.payment_list_total) ?? ZERO
  const firstPayment = positive(query.received_amount) ?? ZERO
  const claim = MathBN.max(voucherAmount, listed, firstPayment)
  if (isUnreadable(query)) {
    const floor = MathBN.max(listed, receivedBelow(query, voucherAmount))
    return { floor, exact: false, claim, callbacksBelow: UNLIMITED }
  }
  if (named !== null && !MathBN.eq(named, voucherAmount)) {
    return exactly(named, listed)
  }
  if (MathBN.gte(listed, voucherAmount)) {
    return exactly(listed)
  }
  if (named !== null && reading === "received") {
    return exactly(named)
  }
  const floor = MathBN.convert(voucherAmount)
  return { floor, exact: false, claim, callbacksBelow: named === null ? UNLIMITED : ZERO }
}

/**
 * `0001`: the amount that is named, if it is below the voucher's. Otherwise PayPro has named what was ordered, and only
 * the total of the payment list is exact. Without one, `receivedAmount` and the callbacks are lower bounds in either
 * reading, and the rest of the voucher is disputed: another payment may have come whose callback was lost.
 */
function evidenceOfPart(query: Statement, voucherAmount: number): QueryEvidence {
  const named = namedAmount(query)
  const listed = positive(query.payment_list_total)
  if (named !== null && MathBN.lt(named, voucherAmount)) {
    return exactly(named, listed ?? ZERO)
  }
  if (listed !== null && MathBN.lt(listed, voucherAmount)) {
    return exactly(listed)
  }
  const whole = MathBN.convert(voucherAmount)
  const floor = receivedBelow(query, voucherAmount)
  return { floor, exact: false, claim: whole, callbacksBelow: whole }
}

/** The smaller amount is what counts where the same answer lists more than it names. */
function exactly(amount: Pesos, listed: Pesos = ZERO): QueryEvidence {
  return { floor: amount, exact: true, claim: MathBN.max(amount, listed), callbacksBelow: ZERO }
}

/**
 * `receivedAmount`, where it is above zero and below the voucher's amount. Either reading makes it a lower bound: what
 * came less fees, or the first payment only.
 */
function receivedBelow(query: Statement, voucherAmount: number): Pesos {
  const received = positive(query.received_amount)
  return received !== null && MathBN.lt(received, voucherAmount) ? received : ZERO
}
