export {
  settlePurchaseWorkflow,
  type SettlePurchaseInput,
  type SettlePurchaseResult,
} from "./settle-purchase/index"
