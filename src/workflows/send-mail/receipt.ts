import type { MedusaContainer } from "@medusajs/framework/types"
import { receiptMail } from "../../emails/receipt-mail"
import { readOrderRecipient } from "../../medusa/orders"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { viewPublicVoucher } from "../view-voucher"
import { deliver, type Delivery, type Mail } from "./deliver"
import { isReachable, localeOf, toShopper } from "./to-shopper"

/**
 * The receipt for a voucher's money, once its order owes nothing, ready for Medusa's notification module. Undefined
 * where the order owes something, is canceled, or has nobody to tell.
 */
export async function receiptNotification(
  container: MedusaContainer,
  voucherId: string,
): Promise<Mail | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const row = await paypro.findVoucher({ id: voucherId })
  const order = row?.order_id ? await readOrderRecipient(container, row.order_id) : undefined
  if (!row?.received_amount || row.is_reversed || !isReachable(order)) {
    return undefined
  }
  const voucher = await viewPublicVoucher(container, row, new Date())
  if (voucher.state !== "paid") {
    return undefined
  }
  const locale = localeOf(order, paypro.options.locale)
  const content = receiptMail({
    voucher,
    orderNumber: order.display_id,
    locale,
    store: paypro.options.store,
  })
  return {
    ...toShopper(order, voucher, { locale, subject: content.subject }),
    template: "paypro-receipt",
    content,
    trigger_type: "paypro.voucher_paid",
    // An order that owes again and is paid again has one payment more.
    idempotency_key: `paypro-receipt:${order.id}:${order.paid_total}`,
  }
}

/** Sends it once, however often it is called. */
export async function sendReceipt(
  container: MedusaContainer,
  voucherId: string,
): Promise<Delivery | undefined> {
  const mail = await receiptNotification(container, voucherId)
  return mail && (await deliver(container, mail))
}
