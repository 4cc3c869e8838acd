export { voucherNotification, voucherNotificationOfOrder } from "../workflows/send-voucher-mail"
export type { PublicVoucher } from "../shopper-view/public-voucher"
export { voucherMail, type MailKind, type VoucherMail, type VoucherMailInput } from "./voucher-mail"
