import { accepted, Refusal, type Answer } from "./answers"
import { localTimeShortHour } from "./clock"
import { printAmount } from "./money"
import { platformId, printStatus, queryAmounts } from "./reports"
import type { SimulatorSettings } from "./settings"
import { isSuccessful, type Payment, type Voucher } from "./vouchers"

/** The answer to a query about this voucher. */
export function queryAnswer(voucher: Voucher, settings: SimulatorSettings): Answer {
  const { tradeNo, status, message, payments, createdAt, endedAt } = voucher
  const { amount, receivedAmount } = queryAmounts(voucher, settings)
  return accepted({
    tradeNo,
    ...platformId(voucher, "answer", settings),
    status: printStatus(status, settings),
    amount: printAmount(amount, settings.amountFormat),
    receivedAmount: printAmount(receivedAmount, settings.amountFormat),
    paymentList: settings.paymentList
      ? payments.map((payment) => paymentRecord(payment, settings))
      : undefined,
    createTime: localTimeShortHour(createdAt),
    successTime: endedAt ? localTimeShortHour(endedAt) : undefined,
    message,
  })
}

/** The answer to a query about a number that PayPro never heard of. */
export function unknownAnswer(tradeNo: string, settings: SimulatorSettings): Answer {
  switch (settings.unknownTradeNo) {
    case "8000":
      return new Refusal("order", `${tradeNo} does not exist`).answer
    case "9999":
      return new Refusal("unknown", tradeNo).answer
    case "failed":
      return accepted({
        tradeNo,
        status: printStatus("00029", settings),
        message: "order does not exist",
      })
    case "empty":
      return accepted({})
  }
}

/** One record of `paymentList`. PayPro documents none of its fields. */
function paymentRecord(payment: Payment, settings: SimulatorSettings): Record<string, unknown> {
  const { amount, status, utr, at } = payment
  return {
    amount: printAmount(amount, settings.amountFormat),
    status: printStatus(status, settings),
    utr: utr ?? undefined,
    successTime: isSuccessful(payment) ? localTimeShortHour(at) : undefined,
  }
}
