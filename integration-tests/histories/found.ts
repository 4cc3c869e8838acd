import type { Event, History, Readings } from "./events"

/** As the simulator answers by itself. */
const DOCUMENTED: Readings = {
  reading: "received",
  paymentList: false,
  callbackAmounts: "sums",
  amountFormat: "decimals",
  unknownTradeNo: "8000",
  failureCode: "00029",
  platformField: "mixed",
  nullSign: "absent",
}

const story = (events: Event[], rules: Partial<History["rules"]> = {}): History => ({
  rules: { cancelUnpaidOrders: true, ...rules },
  readings: DOCUMENTED,
  goods: ["cup", "cup"],
  events,
})

const ORDER: Event[] = [
  { do: "choose", of: 0, way: "va" },
  { do: "complete", of: 0 },
]

const PAID_TOO_MUCH: Event[] = [
  ...ORDER,
  { do: "pay", of: 0, voucher: 0, pesos: "more" },
  { do: "deliver", call: 0, copies: 1 },
]

/** Histories that broke an invariant once, as small as they get. */
export const FOUND: Record<string, History> = {
  "a voucher fails before its order is placed, which the core then undoes": story([
    { do: "choose", of: 0, way: "va" },
    { do: "reject", of: 0, voucher: 0 },
    { do: "complete", of: 0 },
    { do: "deliver", call: 0, copies: 1 },
  ]),
  "killed while it places the order of a cart that was paid, and PayPro takes the money back":
    story([
      { do: "choose", of: 0, way: "va" },
      { do: "pay", of: 0, voucher: 0, pesos: "all" },
      { do: "crash", in: { do: "check now", of: 0, voucher: 0 }, write: 13 },
      { do: "poll" },
      { do: "reverse", of: 0, voucher: 0 },
    ]),
  "a voucher fails, and its order is kept until its deadline": story([
    ...ORDER,
    { do: "reject", of: 0, voucher: 0 },
    { do: "deliver", call: 0, copies: 1 },
    { do: "poll" },
    { do: "deadline passes", of: 0 },
  ]),
  "an order that was paid without PayPro is canceled": story([
    ...ORDER,
    { do: "collect", of: 0, pesos: "owed", isPaid: true },
    {
      do: "at once",
      acts: [
        { do: "change cart", of: 0 },
        { do: "cancel order", of: 0 },
      ],
    },
  ]),
  "killed while it cancels an order whose time is over": story([
    ...ORDER,
    { do: "reject", of: 0, voucher: 0 },
    { do: "wait", hours: 200 },
    { do: "crash", in: { do: "poll" }, write: 20 },
  ]),
  "killed as it lets go of a voucher that needs no further look": story([
    { do: "choose", of: 0, way: "va" },
    { do: "reject", of: 0, voucher: 0 },
    { do: "crash", in: { do: "deliver", call: 0, copies: 3 }, write: 18 },
  ]),
  "a captured order is canceled while its shopper chooses anew": story([
    ...ORDER,
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "deliver", call: 0, copies: 1 },
    {
      do: "at once",
      acts: [
        { do: "cancel order", of: 0 },
        { do: "choose", of: 0, way: "va" },
        { do: "deliver", call: 0, copies: 1 },
      ],
    },
    { do: "poll" },
  ]),
  "the newer of two vouchers fails, and the older one was paid": story([
    ...ORDER,
    { do: "choose", of: 0, way: "store" },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "reject", of: 0, voucher: 1 },
    { do: "deliver", call: 1, copies: 1 },
  ]),
  "a voucher that failed is paid after all when another has replaced it": story([
    { do: "choose", of: 0, way: "va" },
    { do: "reject", of: 0, voucher: 0 },
    { do: "deliver", call: 0, copies: 1 },
    { do: "choose", of: 0, way: "va" },
    { do: "pay", of: 0, voucher: 1, pesos: "part" },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "complete", of: 0 },
  ]),
  "killed while it places the order of a cart that was paid": story([
    { do: "choose", of: 0, way: "va" },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "crash", in: { do: "deliver", call: 0, copies: 1 }, write: 13 },
  ]),
  "killed while it places an order whose shopper then chooses anew": story([
    { do: "choose", of: 0, way: "va" },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "crash", in: { do: "check now", of: 0, voucher: 0 }, write: 15 },
    { do: "choose", of: 0, way: "va" },
    { do: "poll" },
  ]),
  "killed while a shopper orders, who then chooses anew: the order is linked to no payment": story([
    { do: "choose", of: 0, way: "va" },
    { do: "crash", in: { do: "complete", of: 0 }, write: 14 },
    { do: "choose", of: 0, way: "va" },
    { do: "pay", of: 0, voucher: 1, pesos: "all" },
  ]),
  "killed while a shopper orders, who then chooses anew: the order holds no stock": story([
    { do: "choose", of: 0, way: "va" },
    { do: "crash", in: { do: "complete", of: 0 }, write: 16 },
    { do: "choose", of: 0, way: "va" },
    { do: "complete", of: 0 },
    { do: "pay", of: 0, voucher: 1, pesos: "all" },
  ]),
  "killed while it cancels an order whose voucher is then paid": story([
    ...ORDER,
    { do: "time out", of: 0, voucher: 0 },
    { do: "wait", hours: 200 },
    { do: "crash", in: { do: "poll" }, write: 22 },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "crash", in: { do: "deliver", call: 0, copies: 1 }, write: 0 },
  ]),
  "as much comes beyond the price as staff have set aside before": story([
    ...PAID_TOO_MUCH,
    { do: "resolve", open: 0 },
    { do: "pay", of: 0, voucher: 0, pesos: "more" },
    { do: "deliver", call: 0, copies: 1 },
  ]),
  "what came beyond the price of one order pays another, which is then edited to nothing": story([
    ...ORDER,
    { do: "choose", of: 0, way: "store" },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "pay", of: 0, voucher: 1, pesos: "all" },
    { do: "deliver", call: 0, copies: 1 },
    { do: "deliver", call: 0, copies: 1 },
    { do: "choose", of: 1, way: "va" },
    { do: "complete", of: 1 },
    { do: "apply", of: 1, open: 0 },
    { do: "edit", of: 1, quantity: 0 },
  ]),
  "one voucher pays an order, and then what an exchange made it owe: stores are told twice": story([
    ...ORDER,
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "deliver", call: 0, copies: 1 },
    { do: "exchange", of: 0, good: "bookmark", quantity: 2 },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "reject", of: 0, voucher: 0 },
    { do: "choose on page", of: 0, method: "va" },
  ]),
  "a voucher is paid in three parts, a query takes one back, and staff say what came": story([
    ...ORDER,
    { do: "pay", of: 0, voucher: 0, pesos: "part" },
    { do: "deliver", call: 0, copies: 2 },
    { do: "pay", of: 0, voucher: 0, pesos: "part" },
    {
      do: "at once",
      acts: [
        { do: "deliver", call: 0, copies: 2 },
        { do: "check now", of: 0, voucher: 0 },
      ],
    },
    { do: "lag", queries: 1 },
    { do: "wait", hours: 1 },
    { do: "check now", of: 0, voucher: 0 },
    { do: "resolve", open: 0 },
    { do: "pay", of: 0, voucher: 0, pesos: "all" },
    { do: "deliver", call: 0, copies: 1 },
  ]),
  "as much comes beyond the price as staff have returned before, by two transfers": story([
    ...PAID_TOO_MUCH,
    { do: "return named", open: 0, key: "A1" },
    { do: "pay", of: 0, voucher: 0, pesos: "more" },
    { do: "deliver", call: 0, copies: 1 },
    { do: "return", of: 0, pesos: "over", isWrittenOff: false, key: "A1" },
    { do: "return", of: 0, pesos: "over", isWrittenOff: false, key: "B2" },
  ]),
  "a part is returned of an order that is then canceled, and the rest after that": story([
    ...PAID_TOO_MUCH,
    { do: "return", of: 0, pesos: 100, isWrittenOff: true, key: "A1" },
    { do: "cancel order", of: 0 },
    {
      do: "crash",
      in: { do: "return", of: 0, pesos: "over", isWrittenOff: false, key: "B2" },
      write: 9,
    },
    { do: "poll" },
  ]),
  "returned at once by two people, edited down and up, and returned again": story([
    ...PAID_TOO_MUCH,
    {
      do: "at once",
      acts: [
        { do: "return", of: 0, pesos: 100, isWrittenOff: true, key: "A1" },
        { do: "return", of: 0, pesos: 100, isWrittenOff: true, key: "A1" },
        { do: "return named", open: 0, key: "B2" },
      ],
    },
    { do: "edit", of: 0, quantity: 0 },
    { do: "return", of: 0, pesos: "over", isWrittenOff: false, key: "C3" },
    { do: "edit", of: 0, quantity: 2 },
  ]),
  "two sessions of one order, chosen at once, and both are paid": story([
    ...ORDER,
    {
      do: "at once",
      acts: [
        { do: "choose", of: 0, way: "va" },
        { do: "choose", of: 0, way: "va" },
        { do: "check now", of: 0, voucher: 0 },
      ],
    },
    { do: "pay", of: 0, voucher: 2, pesos: "all" },
    { do: "pay", of: 0, voucher: 1, pesos: "all" },
    { do: "complete", of: 0 },
    { do: "deliver", call: 0, copies: 3 },
  ]),
}
