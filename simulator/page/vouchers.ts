import type { Callback } from "../callbacks"
import type { Simulator } from "../simulator"
import type { PaymentView, VoucherView } from "../views"
import { clock } from "./controls"
import { html, type Html } from "./html"

const SHOWN = 100
const STATUS_TEXTS: Record<VoucherView["status"], string> = {
  "0015": "in progress",
  "0001": "partly paid",
  "0000": "paid",
  "00029": "failed",
  "00032": "unknown error",
}

export function voucherList(simulator: Simulator, search: string): Html {
  const vouchers = simulator
    .list()
    .map((voucher) => simulator.shown(voucher))
    .filter((voucher) => matches(voucher, search))
    .slice(0, SHOWN)
  if (vouchers.length === 0) {
    const words = search
      ? `No voucher has ${search} in it.`
      : "No vouchers yet: one appears when a shopper chooses PayPro in the store."
    return html`<p class="soft">${words}</p>`
  }
  return html`${vouchers.map((voucher) => card(voucher, simulator.callbacks(voucher.tradeNo)))}`
}

function card(voucher: VoucherView, callbacks: readonly Callback[]): Html {
  const { tradeNo, payproTradeNo, wayCode, paymentInfo, status, message, extras } = voucher
  const fact = (label: string, value: Html) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  return html`<article class="panel" aria-label="Voucher ${tradeNo}">
    <dl>
      ${fact(
        "Trade number",
        html`<span class="number">${tradeNo}</span>
          <span class="number soft">${payproTradeNo}</span>`,
      )}
      ${fact(
        "To pay with",
        html`<span class="number">${paymentInfo}</span>
          <span class="soft">${wayCode} ${extras.payer}</span>`,
      )}
      ${fact(
        "Received",
        html`<strong>${voucher.received}</strong> of ${voucher.amount} MXN
          <span class="soft">asked for at ${clock(voucher.createdAt)}</span>`,
      )}
      ${fact(
        "Status",
        html`<span class="badge s${status}">${STATUS_TEXTS[status]}</span>
          <span class="soft">${status} ${message}</span>`,
      )}
      ${voucher.payments.length > 0 && fact("Payments", paymentsText(voucher.payments))}
      ${fact("Last callback", callbackText(callbacks.at(-1)))}
    </dl>
    ${actions(voucher)}
  </article>`
}

/** One form, so that the amount typed in goes with whichever button is pressed. */
function actions({ tradeNo, amount, received, status }: VoucherView): Html {
  const missing = Math.max(Number(amount) - Number(received), 0)
  const button = (action: string, label: string) =>
    html`<button formaction="/page/vouchers/${tradeNo}/${action}">${label}</button>`
  const pay = (pesos: number, label: string) => {
    const amount = pesos.toFixed(2)
    const action = `/page/vouchers/${tradeNo}/pay?amount=${amount}`
    return html`<button formaction="${action}" title="${amount} MXN">${label}</button>`
  }
  // "Pay this" is the first button, so that Enter in the field means it.
  return html`<form method="post">
    <input
      type="text"
      inputmode="decimal"
      name="amount"
      placeholder="MXN"
      aria-label="Amount to pay on ${tradeNo}"
    />
    ${button("pay", "Pay this")} ${missing > 0 && pay(missing, "Pay")}
    ${missing > 1 && pay(Math.floor(missing / 2), "Pay part")} ${pay(missing + 50, "Pay more")}
    ${
      status === "0000"
        ? button("reverse", "Reverse")
        : [
            button("reject", "Reject"),
            button("time-out", "Time out"),
            button("unknown-error", "Unknown error"),
          ]
    }
    ${button("call-back", "Call back again")}
  </form>`
}

function paymentsText(payments: PaymentView[]): Html {
  return html`${payments.map(
    ({ amount, status, utr }) =>
      html`<span class="number s${status}">${amount} ${status}</span>
        <span class="number soft">${utr}</span>`,
  )}`
}

function callbackText(callback: Callback | undefined): Html {
  if (!callback) {
    return html`<span class="soft">none yet</span>`
  }
  const { state, attempts } = callback
  const last = attempts.at(-1)
  const answer = last && (last.error ?? `${last.httpStatus} ${last.body?.slice(0, 80)}`)
  const tried = attempts.length > 1 && ` after ${attempts.length} attempts`
  return html`${state.replace("_", " ")}${tried}
    <span class="soft">${last && `${answer} (${last.ms} ms)`}</span>`
}

function matches(
  { tradeNo, payproTradeNo, paymentInfo, extras }: VoucherView,
  search: string,
): boolean {
  return [tradeNo, payproTradeNo, paymentInfo, ...Object.values(extras)].some((text) =>
    text.includes(search),
  )
}
