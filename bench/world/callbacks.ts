import type { RunningSimulator } from "../../simulator"
import type { Call } from "../load"
import { signed } from "./merchant"

/** What PayPro posts when this voucher was paid in full: paid now, if it was not. Each is signed anew, as PayPro's repetitions are. */
export function paidCallback(
  simulator: RunningSimulator,
  tradeNo: string,
  path = "/hooks/paypro",
): Call {
  const voucher = simulator.get(tradeNo)
  const paid =
    voucher.status === "0000" ? voucher : simulator.pay(tradeNo, undefined, { callback: false })
  const body = signed({
    platFormTradeNo: paid.payproTradeNo,
    tradeNo,
    amount: paid.received,
    status: paid.status,
    message: paid.message,
    utr: paid.utr,
    successTime: "2026-07-01 18:34:31",
    timestamp: String(Date.now()),
  })
  return { method: "POST", path, body }
}
