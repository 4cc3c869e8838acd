import type { LoggedRequest } from "./requests"
import type { VoucherView } from "./views"

const PERSONAL = ["payer", "email", "mobile"]
const HIDDEN = "•••"

const FIELDS = new RegExp(String.raw`"(${PERSONAL.join("|")})"\s*:\s*"((?:[^"\\]|\\.)*)"`, "g")

/** A voucher without the person who pays it. */
export function withoutPerson(voucher: VoucherView): VoucherView {
  const extras = Object.fromEntries(
    Object.entries(voucher.extras).map(([key, value]) => [
      key,
      PERSONAL.includes(key) ? HIDDEN : value,
    ]),
  )
  return { ...voucher, extras }
}

/** A request, and what was answered, without the person it is about. */
export function requestWithoutPerson(request: LoggedRequest): LoggedRequest {
  const values = Array.from(request.body.matchAll(FIELDS), ([, , value = ""]) => value)
  const hide = (text: string) =>
    values.filter(Boolean).reduce((shown, value) => shown.replaceAll(value, HIDDEN), text)
  return {
    ...request,
    body: request.body.replace(FIELDS, `"$1":"${HIDDEN}"`),
    answer: request.answer && hide(request.answer),
  }
}
