import { LosslessNumber, stringify } from "lossless-json"
import { signFields } from "../../src/lib/signature/sign"
import type { VoucherView } from "../../simulator"

/** What PayPro posts about a voucher as it stands now, signed. */
export function callbackBody(voucher: VoucherView, appSecret: string): string {
  const fields = {
    platFormTradeNo: voucher.payproTradeNo,
    tradeNo: voucher.tradeNo,
    amount: new LosslessNumber(Number(voucher.received) ? voucher.received : voucher.amount),
    status: voucher.status,
    message: voucher.message,
    ...(voucher.utr && { utr: voucher.utr }),
    timestamp: String(Date.now()),
  }
  return signedBody(fields, appSecret)
}

export function signedBody(fields: Record<string, unknown>, appSecret: string): string {
  const sign = signFields(fields, {
    appSecret: [appSecret],
    saltPosition: "suffix",
    sign: undefined,
  })
  return stringify({ ...fields, sign }) ?? ""
}

/** The answer's status; 200 only with the body that PayPro takes for done. */
export async function postCallback(backendUrl: string, body: string): Promise<number> {
  const headers = { "content-type": "application/json" }
  const answer = await fetch(`${backendUrl}/hooks/paypro`, { method: "POST", headers, body })
  const text = await answer.text()
  return answer.status === 200 && text !== "OK" ? 500 : answer.status
}
