import type { MedusaContainer } from "@medusajs/framework/types"
import { voucherMail, type MailKind } from "../../emails/voucher-mail"
import { remindersPassed } from "../../lib/reminders"
import { readOrderRecipient } from "../../medusa/orders"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import type { PublicVoucher } from "../../shopper-view/public-voucher"
import { viewPublicVoucher } from "../view-voucher"
import { deliver, type Delivery, type Mail } from "./deliver"
import { isReachable, localeOf, toShopper } from "./to-shopper"

/**
 * A voucher's mail to whoever placed its order, ready for Medusa's notification module. Undefined where there is
 * nothing to pay on it anymore, or nobody to tell: a cart that was never ordered gets no mail.
 */
export async function voucherNotification(
  container: MedusaContainer,
  voucherId: string,
  kind: MailKind,
): Promise<Mail | undefined> {
  const voucher = await container
    .resolve<PayproModuleService>(PAYPRO_MODULE)
    .findVoucher({ id: voucherId })
  return voucher && (await mailOf(container, voucher, kind))
}

/** Of a voucher that was issued while the shopper was still at checkout: its mail goes out as the order is placed. */
export async function voucherNotificationOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<Mail | undefined> {
  const vouchers = await container
    .resolve<PayproModuleService>(PAYPRO_MODULE)
    .listVouchersOfOrder(orderId)
  const voucher = vouchers.findLast(({ voided_at, status }) => !voided_at && status === "open")
  // Its row may not know of the order yet.
  return voucher && (await mailOf(container, { ...voucher, order_id: orderId }, "issued"))
}

/** Sends it once, however often it is called. */
export async function sendVoucherMail(
  container: MedusaContainer,
  voucherId: string,
  kind: MailKind,
): Promise<Delivery | undefined> {
  const mail = await voucherNotification(container, voucherId, kind)
  return mail && (await deliver(container, mail))
}

/** The same, once. */
export async function sendVoucherMailOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<Delivery | undefined> {
  const mail = await voucherNotificationOfOrder(container, orderId)
  return mail && (await deliver(container, mail))
}

async function mailOf(
  container: MedusaContainer,
  row: Voucher,
  kind: MailKind,
): Promise<Mail | undefined> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const now = new Date()
  const order = row.order_id ? await readOrderRecipient(container, row.order_id) : undefined
  if (!isReachable(order)) {
    return undefined
  }
  const voucher = await viewPublicVoucher(container, row, now)
  if (!isToBePaid(voucher, kind)) {
    return undefined
  }
  const locale = localeOf(order, options.locale)
  const { store, beneficiary, cash } = options
  const { attachments, ...content } = await voucherMail({
    kind,
    voucher,
    orderNumber: order.display_id,
    locale,
    store,
    beneficiary,
    cash,
  })
  return {
    ...toShopper(order, voucher, { locale, subject: content.subject }),
    template: `paypro-voucher-${kind}`,
    content,
    attachments,
    trigger_type: `paypro.voucher_${kind}`,
    // Events come twice at times, and the order's own beside the voucher's.
    idempotency_key: `paypro-voucher-${kind}:${factOf(row, kind, options, now)}`,
  }
}

/** Nobody is asked for money after the deadline, nor reminded of what was paid in part. */
function isToBePaid({ is_payable, state, received_amount }: PublicVoucher, kind: MailKind) {
  return is_payable && state !== "overdue" && (kind === "issued" || received_amount === null)
}

/** A voucher is issued once; each reminder of each deadline is one of its own. */
function factOf(
  { id, issued_at, expires_at }: Voucher,
  kind: MailKind,
  { reminders }: PayproModuleService["options"],
  now: Date,
): string {
  if (kind === "issued" || !issued_at || !expires_at) {
    return id
  }
  const passed = remindersPassed({ issuedAt: issued_at, expiresAt: expires_at }, reminders, now)
  return [id, expires_at.toISOString(), ...(passed.length ? [Math.min(...passed)] : [])].join(":")
}
