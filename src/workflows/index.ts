export {
  settleVoucherWorkflow,
  type SettleVoucherInput,
  type SettleVoucherResult,
} from "./settle-voucher"
