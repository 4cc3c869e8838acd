export { voucherNotification, voucherNotificationOfOrder } from "../workflows/send-voucher-mail"
export type { PublicVoucher } from "../voucher-page/public-voucher"
export { voucherMail, type MailKind, type VoucherMail, type VoucherMailInput } from "./voucher-mail"
