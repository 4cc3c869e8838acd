export {
  settleVoucherWorkflow,
  type SettlePurchaseInput,
  type SettlePurchaseResult,
} from "./settle-purchase/index"
