import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { inPesos, roundedToCentavos } from "../../lib/money"
import type { PlacedOrder } from "../../medusa/placed-order"

/** What is there to be applied. */
export type Money = { free: BigNumberInput; currencyCode: string }

type Target = Pick<PlacedOrder, "outstanding" | "isCanceled" | "currencyCode">

/**
 * Decimal text; without a wanted amount, as much as is there and the order owes.
 * @throws MedusaError NOT_ALLOWED where less is there, less is owed, or the order is in another currency.
 */
export function amountToApply(
  order: Target | null,
  { free, currencyCode }: Money,
  wanted: string | undefined,
): string {
  const owed = roundedToCentavos(MathBN.max(order?.outstanding ?? 0, 0))
  const amount = wanted ?? MathBN.min(free, owed)
  if (order?.isCanceled) {
    throw notAllowed("That order is canceled. Choose one that still owes something.")
  }
  if (order && order.currencyCode.toLowerCase() !== currencyCode.toLowerCase()) {
    const [money, other] = [currencyCode, order.currencyCode].map((code) => code.toUpperCase())
    throw notAllowed(
      `This money is in ${money}, and that order in ${other}. Choose one in ${money}.`,
    )
  }
  if (MathBN.lte(owed, 0)) {
    throw notAllowed("That order owes nothing. Choose one that still owes something.")
  }
  if (MathBN.lte(free, 0)) {
    throw notAllowed(
      "Nothing of this money is left to apply: it is captured, was dealt with, or PayPro took it back. Return captured money by bank transfer.",
    )
  }
  if (MathBN.lte(amount, 0)) {
    throw notAllowed("The amount must be above zero.")
  }
  assertAtMost(amount, free, "Only {limit} of this money is left. Apply that much at most.")
  assertAtMost(amount, owed, "That order owes only {limit}. Apply that much at most.")
  return MathBN.convert(amount).toFixed()
}

function assertAtMost(amount: BigNumberInput, limit: BigNumberInput, message: string): void {
  if (MathBN.gt(amount, limit)) {
    throw notAllowed(message.replace("{limit}", inPesos(limit)))
  }
}

export function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
