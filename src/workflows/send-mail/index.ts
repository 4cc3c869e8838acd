/** `medusa-payment-paypro/emails`: what stores import to send mails in their own way. */
export { receiptMail, type ReceiptMailInput } from "../../emails/receipt-mail"
export type { RenderedMail } from "../../emails/render-mail"
export {
  voucherMail,
  type MailKind,
  type VoucherMail,
  type VoucherMailInput,
} from "../../emails/voucher-mail"
export type { PublicVoucher } from "../../shopper-view/public-voucher"
export { receiptNotification } from "./receipt"
export { voucherNotification, voucherNotificationOfOrder } from "./voucher-mail"
