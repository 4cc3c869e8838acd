import type { ResolvedPayproOptions } from "../options"

/** The options as staff may see them. Secrets and addresses of people are counted, never shown. */
export function maskedConfiguration(options: ResolvedPayproOptions) {
  return {
    merchant_no: options.merchantNo.replace(/.(?=.{3})/g, "•"),
    app_secrets: options.appSecret.length,
    base_url: options.baseUrl,
    backend_url: options.backendUrl,
    return_url: options.returnUrl ?? null,
    salt_position: options.sign ? "custom" : options.saltPosition,
    rounding: options.rounding,
    issue_voucher: options.issueVoucher,
    limits: options.limits,
    pay_within_days: options.payWithinDays,
    grace_hours: options.graceHours,
    cancel_unpaid_orders: options.cancelUnpaidOrders,
    refuse_unpaid_fulfillment: options.refuseUnpaidFulfillment,
    timeout_ms: options.timeoutMs,
    reconcile: options.reconcile,
    locale: options.locale,
    store_name: options.store.name ?? null,
    contact_url: options.store.contactUrl ? withoutUser(options.store.contactUrl) : null,
    beneficiary: options.beneficiary ?? null,
    cash: options.cash,
    reminders: options.reminders,
    voucher_mails: options.voucherMails,
    receipt_mails: options.receiptMails,
    staff_mails: options.staffMails.length,
  }
}

export type MaskedConfiguration = ReturnType<typeof maskedConfiguration>

/** An address may carry a proxy's user and password. */
function withoutUser(address: string): string {
  const url = new URL(address)
  return url.username || url.password ? address.replace(/\/\/[^/@]*@/, "//•••@") : address
}
