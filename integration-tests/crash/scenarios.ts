import type { Shopper } from "../../scripts/store/shopper"
import type { ProcessStore } from "../processes/store"

/** Something that happens at PayPro, and what Medusa's books must say of it in the end. */
export type Scenario = {
  /** What came before: @returns the voucher's number and whose it is. */
  prepare(shopper: Shopper, store: ProcessStore): Promise<{ tradeNo: string }>
  /** PayPro calls about this, and settling begins. */
  event(store: ProcessStore, tradeNo: string): Promise<void>
  /** The books of the one order there is. */
  agreed: Record<string, unknown>
  voucher: string
  /** What it may come to where the process died while the order was being placed: a person decides. */
  incomplete?: Record<string, unknown>
}

const placed = async (shopper: Shopper) => {
  const { voucher } = await shopper.buy("va")
  return { tradeNo: voucher.trade_no }
}

const PAID = {
  status: "pending",
  payment_status: "captured",
  paid: 300,
  refunded: 0,
  captures: [300],
  transactions: [300],
  collection: { status: "completed", captured_amount: 300 },
  reservations: 1,
}

const UNPAID = {
  paid: 0,
  refunded: 0,
  captures: [],
  transactions: [],
  reservations: 0,
}

export const SCENARIOS: Record<string, Scenario> = {
  "a voucher is paid": {
    prepare: placed,
    event: async ({ simulator }, tradeNo) => void simulator.pay(tradeNo),
    agreed: PAID,
    voucher: "paid",
  },
  "a voucher is paid before its order is placed": {
    async prepare(shopper) {
      const { id } = await shopper.createCart()
      await shopper.addShipping(id)
      const { data } = await shopper.choosePayment(id, "store")
      return { tradeNo: (data as { trade_no: string }).trade_no }
    },
    event: async ({ simulator }, tradeNo) => void simulator.pay(tradeNo),
    agreed: PAID,
    voucher: "paid",
    incomplete: {
      ...UNPAID,
      status: "pending",
      payment_status: "not_paid",
      collection: { status: "not_paid", captured_amount: 0 },
    },
  },
  "a voucher is paid in part": {
    prepare: placed,
    event: async ({ simulator }, tradeNo) => void simulator.pay(tradeNo, 100),
    agreed: {
      ...PAID,
      payment_status: "partially_captured",
      paid: 100,
      captures: [100],
      transactions: [100],
      collection: { status: "authorized", captured_amount: 100 },
    },
    voucher: "partially_paid",
  },
  "a voucher fails": {
    prepare: placed,
    event: async ({ simulator }, tradeNo) => void simulator.timeOut(tradeNo),
    agreed: {
      ...UNPAID,
      status: "pending",
      payment_status: "awaiting",
      collection: { status: "awaiting", captured_amount: 0 },
      reservations: 1,
    },
    voucher: "failed",
  },
  "a voucher fails when its order's time is over": {
    async prepare(shopper, { knex }) {
      const { tradeNo } = await placed(shopper)
      await knex("paypro_purchase")
        .whereIn("id", knex("paypro_voucher").select("purchase_id").where({ trade_no: tradeNo }))
        .update({ cancel_at: knex.fn.now() })
      return { tradeNo }
    },
    event: async ({ simulator }, tradeNo) => void simulator.timeOut(tradeNo),
    agreed: {
      ...UNPAID,
      status: "canceled",
      payment_status: "canceled",
      collection: { status: "canceled", captured_amount: 0 },
    },
    voucher: "failed",
  },
}
