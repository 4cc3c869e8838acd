import type { SimulatorSettings } from "../../simulator"
import type { ShopAct, ShopEvent } from "./shop-events"
import type { Seen, Which } from "./who"

export type Health = "well" | "down" | "slow" | "wrong"

/** What shoppers at checkout, the merchant, PayPro and the job do. */
export type CheckoutAct =
  | ({ do: "choose"; way: "va" | "store" } & Which)
  | ({ do: "change cart" } & Which)
  | ({ do: "complete" } & Which)
  | ({ do: "cancel order" } & Which)
  /** PayPro calls; `call` counts round and round those that are under way, so they overtake each other. */
  | { do: "deliver"; call: number; copies: number }
  | { do: "poll" }
  | ({ do: "check now" } & Seen)

/** What may happen at the same moment as something else. */
export type Act = CheckoutAct | ShopAct

/** What a process of the store may be killed in. */
export type Killable = Extract<
  Act,
  {
    do:
      | "complete"
      | "deliver"
      | "poll"
      | "check now"
      | "resolve"
      | "apply"
      | "choose on page"
      | "pay elsewhere"
      | "return"
      | "return named"
  }
>

export type Event =
  | Act
  | ShopEvent
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
  | { do: "crash"; in: Killable; write: number }
  | { do: "at once"; acts: Act[] }

export type Rules = { cancelUnpaidOrders: boolean }

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
