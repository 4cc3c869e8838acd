export {
  createPayproClient,
  type PayInRequest,
  type PayInVoucher,
  type PayproClient,
} from "./client"
export { parseCallback, type Balance, type PayInAnswer, type PayproCallbackFields } from "./schemas"
