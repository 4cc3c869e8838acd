import { MathBN } from "@medusajs/framework/utils"
import { dayOf } from "../../src/lib/mexican-time"
import type {
  AdminMovementsResponse,
  AdminMovementTotals,
} from "../../src/admin-view/movement-types"
import type { AdminPayproOrder, AdminPayproOrderResponse } from "../../src/admin-view/types"
import type { DiscrepancyKind } from "../../src/lib/discrepancies"
import { adminClient, Shopper, type VoucherData } from "../store/shopper"
import { waitFor } from "../wait-for"
import { say, step } from "./progress"
import type { World } from "./world"

const SETTLED_WITHIN_MS = 60_000
const MISSING = 100
const SURPLUS = 50
const GOODWILL = 30

type Staff = Awaited<ReturnType<typeof adminClient>>
type Bought = { order: { id: string }; voucher: VoucherData }

/**
 * What a merchant meets in a day: a part, too much, money sent back, and money for a canceled order that pays another.
 * @returns what moved today.
 * @throws Error unless the totals of the day balance.
 */
export async function playMerchantsDay(world: World): Promise<AdminMovementTotals> {
  const staff = await adminClient(world.medusa.url, world.store)
  say("\n  A merchant's day")
  await step("A customer pays a part: the order says what is missing", async () => {
    const { order, voucher } = await buy(world)
    world.simulator.pay(voucher.trade_no, Number(voucher.amount) - MISSING)
    await namedOf(staff, order.id, "underpaid")
  })
  await step("Another pays too much: the surplus is sent back and recorded", async () => {
    const { order, voucher } = await buy(world)
    world.simulator.pay(voucher.trade_no, Number(voucher.amount) + SURPLUS)
    const id = await namedOf(staff, order.id, "overpaid")
    await staff.client.fetch(`/admin/paypro/discrepancies/${id}/return`, {
      method: "POST",
      body: transfer("DEMO0001", "The surplus, sent back."),
    })
  })
  await step("A cup arrives chipped: part of a paid order is sent back", async () => {
    const { order, voucher } = await buy(world)
    world.simulator.pay(voucher.trade_no)
    await paid(staff, order.id)
    await staff.client.fetch(`/admin/paypro/orders/${order.id}/returns`, {
      method: "POST",
      body: {
        ...transfer("DEMO0002", "A chipped cup."),
        amount: String(GOODWILL),
        write_off: true,
      },
    })
  })
  await step("A canceled order is paid after all: the money pays a new order", async () => {
    const late = await buy(world)
    await staff.admin.order.cancel(late.order.id)
    world.simulator.pay(late.voucher.trade_no)
    const id = await namedOf(staff, late.order.id, "received_after_cancellation")
    const { order } = await buy(world)
    await staff.client.fetch(`/admin/paypro/discrepancies/${id}/apply`, {
      method: "POST",
      body: { order_id: order.id, note: "The customer ordered again." },
    })
    await paid(staff, order.id)
  })
  return await step("The day closes: the totals balance to the peso", () => closeDay(staff))
}

async function buy({ medusa, store }: World): Promise<Bought> {
  return await Shopper.guest(medusa.url, store).buy("va")
}

const transfer = (tracking_key: string, note: string) => ({
  tracking_key,
  returned_on: dayOf(new Date()),
  note,
})

async function lookAt({ client }: Staff, orderId: string): Promise<AdminPayproOrder> {
  const { order } = await client.fetch<AdminPayproOrderResponse>(`/admin/paypro/orders/${orderId}`)
  return order
}

/** The id of the order's open discrepancy of a kind, as soon as there is one. */
async function namedOf(staff: Staff, orderId: string, kind: DiscrepancyKind): Promise<string> {
  return await waitFor(
    async () => {
      const { discrepancies } = await lookAt(staff, orderId)
      return discrepancies.find((one) => one.kind === kind && one.resolved_at === null)?.id
    },
    { deadline: SETTLED_WITHIN_MS, interval: 100 },
  )
}

async function paid(staff: Staff, orderId: string): Promise<void> {
  await waitFor(
    async () => {
      const { outstanding } = await lookAt(staff, orderId)
      return MathBN.eq(outstanding, 0)
    },
    { deadline: SETTLED_WITHIN_MS, interval: 100 },
  )
}

/** @throws Error unless all that was received since the demo began is somewhere. */
async function closeDay({ client }: Staff): Promise<AdminMovementTotals> {
  const today = dayOf(new Date())
  const { totals, held_now } = await client.fetch<AdminMovementsResponse>(
    `/admin/paypro/movements?from=${today}&to=${today}`,
  )
  const { received, captured, applied, set_aside, returned_uncaptured } = totals
  const placed = MathBN.sum(captured, applied, set_aside, returned_uncaptured, held_now)
  if (!MathBN.eq(received, placed)) {
    throw new Error(`${received} MXN were received, and ${placed.toString()} are accounted for`)
  }
  return totals
}

export function sayTotals(totals: AdminMovementTotals): void {
  const line = (words: string, amount: string) =>
    say(`    ${words.padEnd(34)}${amount.padStart(10)} MXN`)
  line("received", totals.received)
  line("captured on their own orders", totals.captured)
  line("applied to other orders", totals.applied)
  line("sent back, never captured", totals.returned_uncaptured)
  line("waiting for a decision", totals.held)
  line("sent back of captured money", totals.returned_captured)
}
