import fc from "fast-check"
import type { Act, CheckoutAct, Event, Health, History, Killable, Readings } from "./events"
import { draftOpening, shopAct, shopEvent, simultaneousShopAct } from "./shop-events"
import { nth, of, way } from "./who"

const acts: { [Name in CheckoutAct["do"]]: fc.Arbitrary<Extract<CheckoutAct, { do: Name }>> } = {
  choose: fc.record({ do: fc.constant("choose"), of, way }),
  "change cart": fc.record({ do: fc.constant("change cart"), of }),
  complete: fc.record({ do: fc.constant("complete"), of }),
  "cancel order": fc.record({ do: fc.constant("cancel order"), of }),
  deliver: fc.record({
    do: fc.constant("deliver"),
    call: nth,
    copies: fc.constantFrom(1, 1, 2, 3),
  }),
  poll: fc.constant({ do: "poll" }),
  "check now": fc.record({ do: fc.constant("check now"), of, voucher: nth }),
}

const checkoutAct: fc.Arbitrary<CheckoutAct> = fc.oneof(
  { arbitrary: acts.choose, weight: 5 },
  { arbitrary: acts["change cart"], weight: 1 },
  { arbitrary: acts.complete, weight: 5 },
  { arbitrary: acts["cancel order"], weight: 2 },
  { arbitrary: acts.deliver, weight: 5 },
  { arbitrary: acts.poll, weight: 2 },
  { arbitrary: acts["check now"], weight: 2 },
)

const simultaneous: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: checkoutAct, weight: 3 },
  { arbitrary: simultaneousShopAct, weight: 1 },
)

const killable: fc.Arbitrary<Killable> = fc.oneof(
  acts.complete,
  acts.deliver,
  acts.poll,
  acts["check now"],
  shopAct("resolve"),
  shopAct("apply"),
  shopAct("choose on page"),
  shopAct("pay elsewhere"),
  shopAct("return"),
  shopAct("return named"),
)

/** Two who cancel an order at the same moment make the core hold its stock, without any of us. */
const oneMerchant = (acts: Act[]) => acts.filter((one) => one.do === "cancel order").length < 2

const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: checkoutAct, weight: 20 },
  { arbitrary: shopEvent, weight: 16 },
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
      acts: fc.array(simultaneous, { minLength: 2, maxLength: 4 }).filter(oneMerchant),
    }),
    weight: 4,
  },
)

const PAID: Event[] = [
  { do: "choose", of: 0, way: "va" },
  { do: "complete", of: 0 },
  { do: "pay", of: 0, voucher: 0, pesos: "all" },
  { do: "deliver", call: 0, copies: 1 },
]

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
  PAID,
  PAID,
  draftOpening("va"),
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
      cancelUnpaidOrders: fc.constantFrom(true, true, false),
    }),
    readings,
    goods: fc.tuple(good, good),
    opening,
    events: fc.array(event, { minLength: 2, maxLength: 14, size: "max" }),
  })
  .map(({ opening: first, events, ...rest }) => ({ ...rest, events: [...first, ...events] }))
