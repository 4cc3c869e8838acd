export { receiptNotification } from "../workflows/send-mail/receipt"
export {
  voucherNotification,
  voucherNotificationOfOrder,
} from "../workflows/send-mail/voucher-mail"
export type { PublicVoucher } from "../shopper-view/public-voucher"
export { receiptMail, type ReceiptMailInput } from "./receipt-mail"
export type { RenderedMail } from "./render-mail"
export { voucherMail, type MailKind, type VoucherMail, type VoucherMailInput } from "./voucher-mail"
