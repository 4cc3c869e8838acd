import type { CollectPaymentResult } from "./result"

/** What a voucher's shopper may want to know: whether money came, or something else of it changed. */
export type Heard = "news" | "nothing_new"

/** What this process is doing right now. Whoever wants the same meanwhile gets the same. */
export const underWay = {
  /** By purchase and method. */
  collecting: new Map<string, Promise<CollectPaymentResult>>(),
  /** By voucher, and for a moment longer: a PayPro that is silent leaves no other trace of having been asked. */
  asking: new Map<string, Promise<Heard>>(),
}
