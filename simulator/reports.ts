import { lessFees } from "./money"
import type { SimulatorSettings } from "./settings"
import { isSuccessful, type PayInStatus, type Voucher } from "./vouchers"

/** The status as PayPro prints it: a failure has two spellings. */
export function printStatus(
  status: PayInStatus,
  { failureCode }: Pick<SimulatorSettings, "failureCode">,
): string {
  return status === "00029" ? failureCode : status
}

/** PayPro's own number, under the name it has in this message. */
export function platformId(
  { payproTradeNo }: Voucher,
  message: "answer" | "callback",
  { platformField }: Pick<SimulatorSettings, "platformField">,
): Record<string, string> {
  const mixed = message === "answer" ? "payproTradeNo" : "platFormTradeNo"
  return { [platformField === "mixed" ? mixed : platformField]: payproTradeNo }
}

/** The amounts of a query's answer, in centavos. */
export function queryAmounts(
  voucher: Voucher,
  { reading }: Pick<SimulatorSettings, "reading">,
): { amount: number; receivedAmount: number } {
  if (reading === "ordered") {
    const first = voucher.payments.find(isSuccessful)
    return { amount: voucher.amount, receivedAmount: first?.amount ?? 0 }
  }
  const amount = paidOrOrdered(voucher)
  return { amount, receivedAmount: lessFees(amount) }
}

/** The amount of a callback, in centavos. */
export function callbackAmount(
  voucher: Voucher,
  { callbackAmounts }: Pick<SimulatorSettings, "callbackAmounts">,
): number {
  const latest = voucher.payments.findLast(isSuccessful)
  return callbackAmounts === "single" && latest ? latest.amount : paidOrOrdered(voucher)
}

/** While nothing came PayPro prints the order's own amount, also on a voucher that failed, as in its example. */
const paidOrOrdered = ({ received, amount }: Voucher) => received || amount
