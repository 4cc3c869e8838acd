export { voucherMail, type MailKind, type VoucherMail, type VoucherMailInput } from "./voucher-mail"
