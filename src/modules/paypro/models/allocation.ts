import { model } from "@medusajs/framework/utils"

/**
 * What became of received money other than a capture on its own purchase. It is written first and booked afterwards, so
 * money that is allocated is never captured and never allocated twice.
 */
const PayproAllocation = model
  .define("paypro_allocation", {
    id: model.id({ prefix: "ppall" }).primaryKey(),
    /**
     * `applied`: captured on another order · `returned`: staff sent it back from the store's bank · `set_aside`: staff
     * dealt with it outside of Medusa · `paid_elsewhere`: the order was paid without PayPro, so no voucher holds it.
     */
    kind: model.enum(["applied", "returned", "set_aside", "paid_elsewhere"]),
    voucher_id: model.text().nullable(),
    /** The purchase that the money was received for. */
    purchase_id: model.text(),
    discrepancy_id: model.text().nullable(),
    /** Pesos, as decimal text. */
    amount: model.text(),
    /** The order that it was applied to, or that was paid. */
    order_id: model.text().nullable(),
    /** The collection that was added to the order, and marked as paid, for money paid elsewhere. */
    payment_collection_id: model.text().nullable(),
    /** The session that was added to that order for it. */
    payment_session_id: model.text().nullable(),
    /** The payment that it was captured on: on the other order where it was applied, on its own where it was returned. */
    payment_id: model.text().nullable(),
    /** The refund that Medusa booked for captured money that was returned. */
    refund_id: model.text().nullable(),
    /**
     * By how much returning captured money made the order's total fall, in pesos, as staff confirmed it: a credit line of
     * Medusa's. Null where it did not.
     */
    write_off: model.text().nullable(),
    /** SPEI's clave de rastreo of the transfer that returned it. One transfer may return several vouchers' money. */
    tracking_key: model.text().nullable(),
    /** The day of that transfer in Mexico City, as `2026-11-23`. */
    returned_on: model.text().nullable(),
    /** How the customer paid elsewhere: `cash`, `card_terminal`, `bank_transfer` or `other`. */
    method: model.text().nullable(),
    /** What it can be found by: a receipt's or a transfer's number. */
    reference: model.text().nullable(),
    note: model.text(),
    /** Who decided: a user's id, or an API key's. */
    created_by: model.text(),
    /** When Medusa had it booked; null for one that a process may have left half done. */
    booked_at: model.dateTime().nullable(),
    /** Why Medusa last refused to book a return. */
    failure: model.text().nullable(),
  })
  .indexes([
    { on: ["voucher_id"] },
    { on: ["purchase_id"] },
    { on: ["payment_session_id"] },
    { on: ["order_id"] },
    { on: ["payment_id"] },
    { on: ["refund_id"], unique: true, where: "refund_id IS NOT NULL" },
    { on: ["tracking_key"] },
    { on: ["created_at"], where: "booked_at IS NULL" },
  ])

export default PayproAllocation
