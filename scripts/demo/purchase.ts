import type { RunningSimulator } from "../../simulator"
import type { MexicanStore } from "../store/mexican-store"
import { adminClient, Shopper, type VoucherData, type WayCode } from "../store/shopper"
import { waitFor } from "../wait-for"
import { say, step } from "./progress"

/** A person who made the callback wait longer would have gone to look by now. */
const CAPTURE_DEADLINE_MS = 60_000

export type PaidOrder = {
  way_code: WayCode
  order_id: string
  payment_status: string
  captured: number
  callback_to_captured_ms: number
}

type Place = { url: string; simulator: RunningSimulator; store: MexicanStore }

const WHERE = { va: "CLABE to transfer to", store: "reference for the till" }

/** One purchase from the empty cart to the captured order, told step by step. */
export async function buyAndPay(place: Place, wayCode: WayCode): Promise<PaidOrder> {
  const shopper = Shopper.guest(place.url, place.store)
  say(`\n  A shopper pays with "${wayCode}"`)
  const { order, voucher } = await step("Cart, shipping, voucher from PayPro, order", () =>
    shopper.buy(wayCode),
  )
  say(`    order #${order.display_id} of ${order.total} MXN, payment pending`)
  say(`    ${WHERE[wayCode]}: ${voucher.payment_info}`)
  say(`    the shopper's voucher: ${voucher.voucher_url}`)
  const paid = await step("The shopper pays, PayPro calls back, Medusa captures", () =>
    pay(place, voucher, order.id),
  )
  say(`    captured ${paid.captured} MXN ${paid.callback_to_captured_ms} ms after the callback`)
  return { way_code: wayCode, order_id: order.id, ...paid }
}

async function pay({ url, simulator, store }: Place, voucher: VoucherData, orderId: string) {
  const admin = await adminClient(url, store)
  simulator.pay(voucher.trade_no)
  const order = await waitFor(
    async () => {
      const { order } = await admin.admin.order.retrieve(orderId)
      return order.payment_status === "captured" && order
    },
    { deadline: CAPTURE_DEADLINE_MS, interval: 25 },
  )
  const seenAt = Date.now()
  const callback = await waitFor(() => simulator.callbacks(voucher.trade_no)[0]?.attempts[0])
  return {
    payment_status: order.payment_status,
    captured: order.payment_collections[0]?.captured_amount ?? 0,
    callback_to_captured_ms: seenAt - callback.at.getTime(),
  }
}

/** @throws Error unless every peso of every order is captured. */
export function assertPaidInFull(orders: PaidOrder[], total: number): void {
  for (const { order_id, way_code, captured, payment_status } of orders) {
    if (captured !== total || payment_status !== "captured") {
      throw new Error(
        `Order ${order_id} (${way_code}) is "${payment_status}" with ${captured} of ${total} MXN captured`,
      )
    }
  }
}
