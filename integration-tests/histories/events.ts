import fc from "fast-check"
import type { SimulatorSettings } from "../../simulator"

/** A purchase of the history: the first or the second. */
type Which = { of: 0 | 1 }
/** A voucher that its shopper has seen, counted round and round. */
type Seen = Which & { voucher: number }

export type Health = "well" | "down" | "slow" | "wrong"

/** What may happen at the same moment as something else. */
export type Act =
  | ({ do: "choose"; way: "va" | "store" } & Which)
  | ({ do: "change cart" } & Which)
  | ({ do: "complete" } & Which)
  | ({ do: "cancel order" } & Which)
  /** PayPro calls; `call` counts round and round those that are under way, so they overtake each other. */
  | { do: "deliver"; call: number; copies: number }
  | { do: "poll" }
  | ({ do: "check now" } & Seen)

/** What a process of the store may be killed in. */
type Killable = "complete" | "deliver" | "poll" | "check now"

export type Event =
  | Act
  | ({ do: "sell out" } & Which)
  | ({ do: "pay"; pesos: "all" | "part" | "more" } & Seen)
  | ({ do: "reject" | "time out" | "unknown error" } & Seen)
  | ({ do: "reverse" } & Seen)
  /** The next queries answer as if the latest change had not happened. */
  | { do: "lag"; queries: number }
  /** The next request is answered with an outer code that says nothing of the payment. */
  | { do: "system exception" }
  | { do: "lose"; call: number }
  | ({ do: "forge" } & Seen)
  | { do: "paypro is"; health: Health }
  | { do: "wait"; hours: number }
  /** The process that does it is killed in front of its n-th write to the database. */
  | { do: "crash"; in: Extract<Act, { do: Killable }>; write: number }
  | { do: "at once"; acts: Act[] }

export type Rules = { cancelOrderOnFailure: boolean }

/** How PayPro's pages are read by the PayPro of this history. */
export type Readings = Pick<
  SimulatorSettings,
  | "reading"
  | "paymentList"
  | "callbackAmounts"
  | "amountFormat"
  | "unknownTradeNo"
  | "failureCode"
  | "platformField"
  | "nullSign"
>

export type History = {
  rules: Rules
  readings: Readings
  /** What each purchase buys: whole pesos, or a price with centavos that is rounded up. */
  goods: ["cup" | "bookmark", "cup" | "bookmark"]
  events: Event[]
}

const of = fc.constantFrom<0 | 1>(0, 0, 0, 1)
const nth = fc.nat({ max: 3 })
const way = fc.constantFrom<"va" | "store">("va", "store")

const act = (name: Act["do"]): fc.Arbitrary<Act> => {
  switch (name) {
    case "choose":
      return fc.record({ do: fc.constant(name), of, way })
    case "change cart":
    case "complete":
    case "cancel order":
      return fc.record({ do: fc.constant(name), of })
    case "deliver":
      return fc.record({
        do: fc.constant(name),
        call: nth,
        copies: fc.constantFrom(1, 1, 2, 3),
      })
    case "poll":
      return fc.constant({ do: name })
    case "check now":
      return fc.record({ do: fc.constant(name), of, voucher: nth })
  }
}

const anyAct = fc.oneof(
  { arbitrary: act("choose"), weight: 5 },
  { arbitrary: act("change cart"), weight: 1 },
  { arbitrary: act("complete"), weight: 5 },
  { arbitrary: act("cancel order"), weight: 2 },
  { arbitrary: act("deliver"), weight: 5 },
  { arbitrary: act("poll"), weight: 2 },
  { arbitrary: act("check now"), weight: 2 },
)

const killable = fc.oneof(
  act("complete"),
  act("deliver"),
  act("poll"),
  act("check now"),
) as fc.Arbitrary<Extract<Act, { do: Killable }>>

/** Two who cancel an order at the same moment make the core hold its stock, without any of us. */
const oneMerchant = (acts: Act[]) => acts.filter((one) => one.do === "cancel order").length < 2

const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: anyAct, weight: 20 },
  {
    arbitrary: fc.record({
      do: fc.constant("pay" as const),
      of,
      voucher: nth,
      pesos: fc.constantFrom("all" as const, "all" as const, "part" as const, "more" as const),
    }),
    weight: 7,
  },
  {
    arbitrary: fc.record({
      do: fc.constantFrom(
        "reject" as const,
        "time out" as const,
        "time out" as const,
        "unknown error" as const,
        "reverse" as const,
      ),
      of,
      voucher: nth,
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("lag" as const),
      queries: fc.integer({ min: 1, max: 3 }),
    }),
    weight: 2,
  },
  { arbitrary: fc.constant({ do: "system exception" as const }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant("lose" as const), call: nth }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant("forge" as const), of, voucher: nth }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant("sell out" as const), of }), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constant("paypro is" as const),
      health: fc.constantFrom<Health>("down", "slow", "wrong", "well", "well"),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ do: fc.constant("wait" as const), hours: fc.constantFrom(1, 13, 80) }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("crash" as const),
      in: killable,
      write: fc.nat({ max: 24 }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("at once" as const),
      acts: fc.array(anyAct, { minLength: 2, maxLength: 4 }).filter(oneMerchant),
    }),
    weight: 4,
  },
)

/** Most purchases get a voucher and an order; what comes then is anybody's guess. */
const opening: fc.Arbitrary<Event[]> = fc.constantFrom<Event[]>(
  [],
  [{ do: "choose", of: 0, way: "va" }],
  [
    { do: "choose", of: 0, way: "store" },
    { do: "complete", of: 0 },
  ],
  [
    { do: "choose", of: 0, way: "va" },
    { do: "complete", of: 0 },
  ],
)

/** Mostly as the simulator answers by itself. */
const readings: fc.Arbitrary<Readings> = fc.record({
  reading: fc.constantFrom("received" as const, "ordered" as const),
  paymentList: fc.boolean(),
  callbackAmounts: fc.constantFrom("sums" as const, "single" as const),
  amountFormat: fc.constantFrom("decimals" as const, "plain" as const, "thousands" as const),
  unknownTradeNo: fc.constantFrom(
    "8000" as const,
    "9999" as const,
    "failed" as const,
    "empty" as const,
  ),
  failureCode: fc.constantFrom("00029" as const, "0029" as const),
  platformField: fc.constantFrom("mixed" as const, "platFormTradeNo" as const),
  nullSign: fc.constantFrom("absent" as const, "printed" as const, "dropped" as const),
})

const good = fc.constantFrom<"cup" | "bookmark">("cup", "cup", "bookmark")

export const histories: fc.Arbitrary<History> = fc
  .record({
    rules: fc.record({
      cancelOrderOnFailure: fc.constantFrom(true, true, false),
    }),
    readings,
    goods: fc.tuple(good, good),
    opening,
    events: fc.array(event, { minLength: 2, maxLength: 14, size: "max" }),
  })
  .map(({ opening: first, events, ...rest }) => ({ ...rest, events: [...first, ...events] }))
