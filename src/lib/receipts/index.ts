export { isMoneyStatus, outcomeOf, type Outcome } from "./outcome"
export type { QueryReading } from "./query-reading"
export { receiptsOf, type Receipts } from "./receipts"
export { statementKey, type Statement } from "./statement"
