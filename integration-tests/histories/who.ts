import fc from "fast-check"

/** A purchase of the history: the first or the second. */
export type Which = { of: 0 | 1 }
/** A voucher that its shopper has seen, counted round and round. */
export type Seen = Which & { voucher: number }

export const of = fc.constantFrom<0 | 1>(0, 0, 0, 1)
export const nth = fc.nat({ max: 3 })
export const way = fc.constantFrom<"va" | "store">("va", "store")
