export {
  createPayproClient,
  type PayInRequest,
  type PayInVoucher,
  type PayproClient,
} from "./client"
export { parseCallback, type PayproCallbackFields } from "./callback"
export { type Balance, type PayInAnswer } from "./schemas"
