/** What may become of money, in the order in which it does. */
export const MOVEMENT_KINDS = [
  "received",
  "captured",
  "applied",
  "returned",
  "set_aside",
  "paid_elsewhere",
] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]
