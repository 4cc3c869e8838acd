import type {
  CreateNotificationDTO,
  MedusaContainer,
  NotificationDTO,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { voucherMail, type MailKind } from "../../emails/voucher-mail"
import { readOrderRecipient, type OrderRecipient } from "../../medusa/orders"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { viewPublicVoucher } from "../view-voucher"

/**
 * A voucher's mail to whoever placed its order, ready for Medusa's notification module. Undefined where there is
 * nothing to pay on it, or nobody to tell: a cart that was never ordered gets no mail.
 */
export async function voucherNotification(
  container: MedusaContainer,
  voucherId: string,
  kind: MailKind,
): Promise<CreateNotificationDTO | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const voucher = await paypro.findVoucher({ id: voucherId })
  const order = voucher?.order_id
    ? await readOrderRecipient(container, voucher.order_id)
    : undefined
  return voucher && order ? await notificationOf(container, voucher, order, kind) : undefined
}

/** Sends it once, however often it is called. */
export async function sendVoucherMail(
  container: MedusaContainer,
  voucherId: string,
  kind: MailKind,
): Promise<NotificationDTO | undefined> {
  return await send(container, await voucherNotification(container, voucherId, kind))
}

/** Of a voucher that was issued while the shopper was still at checkout: its mail goes out as the order is placed. */
export async function voucherNotificationOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<CreateNotificationDTO | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const voucher = (await paypro.listVouchersOfOrder(orderId)).findLast(
    ({ voided_at, status }) => !voided_at && status === "open",
  )
  const order = voucher && (await readOrderRecipient(container, orderId))
  return voucher && order ? await notificationOf(container, voucher, order, "issued") : undefined
}

/** The same, once. */
export async function sendVoucherMailOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<NotificationDTO | undefined> {
  return await send(container, await voucherNotificationOfOrder(container, orderId))
}

async function send(
  container: MedusaContainer,
  notification: CreateNotificationDTO | undefined,
): Promise<NotificationDTO | undefined> {
  return (
    notification &&
    (await container.resolve(Modules.NOTIFICATION).createNotifications(notification))
  )
}

async function notificationOf(
  container: MedusaContainer,
  row: Voucher,
  order: OrderRecipient,
  kind: MailKind,
): Promise<CreateNotificationDTO | undefined> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const voucher = await viewPublicVoucher(container, row, new Date())
  if (!voucher.is_payable || order.canceled_at || !order.email) {
    return undefined
  }
  const locale = localeOf(order, options.locale)
  const { attachments, ...content } = await voucherMail({
    kind,
    voucher,
    locale,
    store: options.store,
  })
  const template = `paypro-voucher-${kind}`
  return {
    to: order.email,
    channel: "email",
    template,
    content,
    attachments,
    // For providers that keep their own templates.
    data: { ...voucher, order_id: order.id, locale, subject: content.subject },
    trigger_type: `paypro.voucher_${kind}`,
    resource_type: "order",
    resource_id: order.id,
    receiver_id: order.customer_id,
    // Events come twice at times, and the order's own beside the voucher's.
    idempotency_key: `${template}:${row.id}`,
  }
}

function localeOf({ locale }: OrderRecipient, fallback: "es-MX" | "en"): "es-MX" | "en" {
  const language = locale?.toLowerCase().split("-")[0]
  return language === "en" ? "en" : language === "es" ? "es-MX" : fallback
}
