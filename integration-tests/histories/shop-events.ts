import fc from "fast-check"
import { nth, of, way, type Which } from "./who"

/** What staff, other systems and shoppers do to an order once it is placed. */
export type ShopAct =
  | ({ do: "edit"; quantity: 0 | 1 | 2 | 3 } & Which)
  | ({ do: "credit"; pesos: number } & Which)
  /** Another system books a transaction: all that the order owes, or so much. */
  | ({ do: "book elsewhere"; pesos: Share } & Which)
  /** A further payment collection, and whether it is marked as paid. */
  | ({ do: "collect"; pesos: Share; isPaid: boolean } & Which)
  /** A session through the store's API on the order's `collection`-th collection. */
  | ({ do: "choose on order"; collection: number; method: Method } & Which)
  | ({ do: "fulfill" } & Which)
  | ({ do: "exchange"; good: "cup" | "bookmark"; quantity: 1 | 2 } & Which)
  | ({ do: "claim" } & Which)
  | ({ do: "request return" } & Which)
  | ({ do: "receive return" } & Which)
  | ({ do: "release stock" } & Which)
  | ({ do: "extend deadline"; hours: number } & Which)
  /** Staff deal with the `open`-th open discrepancy: what is held is set aside, what is unclear is made clear. */
  | { do: "resolve"; open: number }
  /** The money of the `open`-th open discrepancy is for the order of that purchase. */
  | ({ do: "apply"; open: number } & Which)
  /** Staff send the payment link, and the shopper chooses a method on its page. */
  | ({ do: "choose on page"; method: "va" | "store" } & Which)
  /** The shopper pays at the counter, and staff record it. */
  | ({ do: "pay elsewhere" } & Which)
  /** Staff send money of the order back: all that it is over and holds, or so much; the transfer has this key. */
  | ({ do: "return"; pesos: "over" | 50 | 100; isWrittenOff: boolean; key: TrackingKey } & Which)
  /** Staff send back the money of the `open`-th open discrepancy. */
  | { do: "return named"; open: number; key: TrackingKey }

export type ShopEvent =
  | ShopAct
  /** Instead of a cart: staff write the order down. Only where the purchase has not begun. */
  | ({ do: "convert draft" } & Which)
  /** So much time passes that an unpaid order is over, and the job runs. */
  | ({ do: "deadline passes" } & Which)

export type Share = "owed" | 100 | 300
/** Few, so that one is recorded again now and then. */
export type TrackingKey = "A1" | "B2" | "C3"
export type Method = "va" | "store" | "system"

/** What several people may do at the same moment, none of whom waits for Medusa to notice the other. */
const SIMULTANEOUS = [
  "resolve",
  "apply",
  "choose on page",
  "pay elsewhere",
  "return",
  "return named",
  "choose on order",
  "collect",
] as const

const share = fc.constantFrom<Share>("owed", "owed", 100, 300)

const key = fc.constantFrom<TrackingKey>("A1", "B2", "C3")

const acts: { [Name in ShopAct["do"]]: fc.Arbitrary<Extract<ShopAct, { do: Name }>> } = {
  edit: fc.record({
    do: fc.constant("edit"),
    of,
    quantity: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 2, 3),
  }),
  credit: fc.record({ do: fc.constant("credit"), of, pesos: fc.constantFrom(50, 100, 300) }),
  "book elsewhere": fc.record({ do: fc.constant("book elsewhere"), of, pesos: share }),
  collect: fc.record({ do: fc.constant("collect"), of, pesos: share, isPaid: fc.boolean() }),
  "choose on order": fc.record({
    do: fc.constant("choose on order"),
    of,
    collection: nth,
    method: fc.constantFrom<Method>("va", "store", "system"),
  }),
  fulfill: fc.record({ do: fc.constant("fulfill"), of }),
  exchange: fc.record({
    do: fc.constant("exchange"),
    of,
    good: fc.constantFrom<"cup" | "bookmark">("cup", "bookmark"),
    quantity: fc.constantFrom<1 | 2>(1, 2),
  }),
  claim: fc.record({ do: fc.constant("claim"), of }),
  "request return": fc.record({ do: fc.constant("request return"), of }),
  "receive return": fc.record({ do: fc.constant("receive return"), of }),
  "release stock": fc.record({ do: fc.constant("release stock"), of }),
  "extend deadline": fc.record({
    do: fc.constant("extend deadline"),
    of,
    hours: fc.constantFrom(1, 100),
  }),
  resolve: fc.record({ do: fc.constant("resolve"), open: nth }),
  apply: fc.record({ do: fc.constant("apply"), of, open: nth }),
  "choose on page": fc.record({ do: fc.constant("choose on page"), of, method: way }),
  "pay elsewhere": fc.record({ do: fc.constant("pay elsewhere"), of }),
  return: fc.record({
    do: fc.constant("return"),
    of,
    pesos: fc.constantFrom<"over" | 50 | 100>("over", "over", 50, 100),
    isWrittenOff: fc.boolean(),
    key,
  }),
  "return named": fc.record({ do: fc.constant("return named"), open: nth, key }),
}

export const shopAct = <Name extends ShopAct["do"]>(name: Name) => acts[name]

export const simultaneousShopAct: fc.Arbitrary<ShopAct> = fc.oneof(...SIMULTANEOUS.map(shopAct))

const often = (name: ShopAct["do"], weight: number) => ({ arbitrary: shopAct(name), weight })

export const shopEvent: fc.Arbitrary<ShopEvent> = fc.oneof(
  often("edit", 4),
  often("credit", 2),
  often("book elsewhere", 2),
  often("collect", 3),
  often("choose on order", 4),
  often("fulfill", 1),
  often("exchange", 2),
  often("claim", 1),
  often("request return", 1),
  often("receive return", 1),
  often("release stock", 1),
  often("extend deadline", 1),
  often("resolve", 3),
  often("apply", 4),
  often("choose on page", 4),
  often("pay elsewhere", 2),
  often("return", 4),
  often("return named", 3),
  { arbitrary: fc.record({ do: fc.constant("deadline passes" as const), of }), weight: 3 },
)

/** An order that staff wrote down, and what they ask for it. */
export const draftOpening = (method: "va" | "store"): ShopEvent[] => [
  { do: "convert draft", of: 0 },
  { do: "collect", of: 0, pesos: "owed", isPaid: false },
  { do: "choose on order", of: 0, collection: 0, method },
]
