import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  Allocation,
  Discrepancy,
  Purchase,
  Receipt,
  Voucher,
} from "../../src/modules/paypro/types"
import { readBooks, type Books, type Store } from "../helpers"
import type { VoucherView } from "../../simulator"
import { sum } from "./holds"
import type { World } from "./world"

/** A capture of PayPro's money, and whose it is. */
export type PayproCapture = { trade_no: string; session_id: string; amount: string }

/** What all sides say of one purchase. */
export type Account = {
  purchase: Purchase
  vouchers: VoucherAccount[]
  /** Those that stand, or that a person has dealt with: not those that the books have closed. */
  discrepancies: Discrepancy[]
  books: (Books & { id: string }) | null
  isReturnOpen: boolean
  /** What staff recorded as paid without PayPro, and what Medusa captured for each. */
  paidElsewhere: { allocation: Allocation; captured: number }[]
  /** Captured money that was returned, as Medusa's refunds; of whichever purchase the money was. */
  refunds: Allocation[]
}

export type VoucherAccount = {
  row: Voucher
  paypro: VoucherView | undefined
  receipts: Receipt[]
  /** What PayPro ever had of it. */
  received: number
  captures: PayproCapture[]
  allocations: Allocation[]
  discrepancies: Discrepancy[]
}

export async function readAccounts(store: Store, world: World): Promise<Account[]> {
  const { knex } = world
  const [purchases, vouchers, receipts, discrepancies, allocations, captures] = await Promise.all([
    knex("paypro_purchase").select<Purchase[]>("*"),
    knex("paypro_voucher").orderBy("created_at").select<Voucher[]>("*"),
    knex("paypro_receipt").select<Receipt[]>("*"),
    knex("paypro_discrepancy").select<Discrepancy[]>("*"),
    knex("paypro_allocation").whereNull("deleted_at").select<Allocation[]>("*"),
    readCaptures(knex),
  ])
  const standing = discrepancies.filter(({ resolved_by }) => resolved_by !== "paypro")
  const issued = store.simulator.list()
  const accounts: Account[] = []
  for (const purchase of purchases) {
    const { order_id } = purchase
    const isIts = ({ purchase_id }: { purchase_id: string | null }) => purchase_id === purchase.id
    accounts.push({
      purchase,
      discrepancies: standing.filter(isIts),
      books: order_id ? { ...(await readBooks(store.container, order_id)), id: order_id } : null,
      paidElsewhere: await Promise.all(
        allocations
          .filter((allocation) => isIts(allocation) && allocation.kind === "paid_elsewhere")
          .map(async (allocation) => ({
            allocation,
            captured: await capturedOn(knex, allocation.payment_id),
          })),
      ),
      refunds: allocations.filter(
        (allocation) =>
          allocation.kind === "returned" &&
          allocation.payment_id !== null &&
          allocation.order_id === order_id,
      ),
      isReturnOpen: order_id !== null && (await hasItemsRequestedBack(knex, order_id)),
      vouchers: vouchers.filter(isIts).map((row) => ({
        row,
        paypro: issued.find(({ tradeNo }) => tradeNo === row.trade_no),
        receipts: receipts.filter(({ voucher_id }) => voucher_id === row.id),
        received: world.payproSide.receivedOn(row.trade_no),
        captures: captures.filter(({ trade_no }) => trade_no === row.trade_no),
        allocations: allocations.filter(({ voucher_id }) => voucher_id === row.id),
        discrepancies: standing.filter(({ voucher_id }) => voucher_id === row.id),
      })),
    })
  }
  return accounts
}

async function readCaptures(knex: Knex): Promise<PayproCapture[]> {
  return await knex("capture")
    .join("payment", "payment.id", "capture.payment_id")
    .whereNull("capture.deleted_at")
    .whereLike("payment.provider_id", "pp_paypro%")
    .select<PayproCapture[]>(
      knex.raw("payment.data ->> 'trade_no' as trade_no"),
      "payment.payment_session_id as session_id",
      "capture.amount as amount",
    )
}

async function capturedOn(knex: Knex, paymentId: string | null): Promise<number> {
  const amounts = await knex("capture")
    .whereNull("deleted_at")
    .where({ payment_id: paymentId ?? "" })
    .pluck<string[]>("amount")
  return sum(amounts)
}

async function hasItemsRequestedBack(knex: Knex, orderId: string): Promise<boolean> {
  const item = await knex("order_item")
    .join("order", (join) =>
      join.on("order.id", "order_item.order_id").andOn("order.version", "order_item.version"),
    )
    .where("order.id", orderId)
    .whereNull("order_item.deleted_at")
    .where("order_item.return_requested_quantity", ">", 0)
    .first<{ id: string } | undefined>("order_item.id")
  return item !== undefined
}
