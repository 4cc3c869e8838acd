export { assertCallbackForm, MAX_CALLBACK_BYTES } from "./callback-form"
export {
  createPayproClient,
  type PayInRequest,
  type PayInVoucher,
  type PayproClient,
} from "./client"
export { isOwnRequest, parseCallback, type PayproCallbackFields } from "./callback"
export { hasPersonalFields } from "./plain-payer"
export { type Balance, type PayInAnswer } from "./schemas"
