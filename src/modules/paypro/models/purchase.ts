import { model } from "@medusajs/framework/utils"

/**
 * What somebody buys: the cart and, once it is placed, its order, with all of their vouchers. It is the unit that is
 * leased, read and settled.
 */
const PayproPurchase = model
  .define("paypro_purchase", {
    id: model.id({ prefix: "pppur" }).primaryKey(),
    /** The order's cart, else the order, else the payment collection: it never changes, so a purchase never splits. */
    key: model.text(),
    order_id: model.text().nullable(),
    /** The unguessable part of the payment page's address. */
    token: model.text(),
    /** Until when shoppers are told to pay. */
    pay_by: model.dateTime().nullable(),
    /** When an order that is still unpaid ends; null where nobody set a deadline, or the order owes nothing. */
    cancel_at: model.dateTime().nullable(),
    /** When it is settled next. Whoever changes anything of it moves this. */
    settle_at: model.dateTime().nullable(),
    /** Since when settling it has failed, and why it did last. */
    failing_since: model.dateTime().nullable(),
    failure: model.text().nullable(),
    /** Whether stores were told that it is paid; it is told anew once the order has owed again. */
    is_paid_published: model.boolean().default(false),
    /** When a page last began to have PayPro asked about it: see `takeTurnToAsk`. */
    asked_at: model.dateTime().nullable(),
    /** Since when its order is paid in full, by vouchers of this purchase, and has something to ship. */
    ready_to_ship_since: model.dateTime().nullable(),
    /** The lease of whoever settles it now; a dead process's lease runs out. */
    lease_token: model.text().nullable(),
    leased_until: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["key"], unique: true },
    { on: ["token"], unique: true },
    { on: ["order_id"] },
    { on: ["settle_at"], where: "settle_at IS NOT NULL" },
  ])

export default PayproPurchase
