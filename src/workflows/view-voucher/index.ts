import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { voucherUrlOf } from "../../modules/paypro/page-urls"
import { publicVoucherOf, type PublicVoucher } from "../../shopper-view/public-voucher"
import { asksTooMuch, isOwing, type OrderFacts } from "../../shopper-view/shopper-state"
import type { VoucherFacts } from "../../shopper-view/voucher-facts"
import { readOwed } from "../settle-purchase/owed"

/** As the voucher repository makes them: 24 random bytes, base64url. */
const TOKEN = /^[\w-]{32}$/

/** Reads rows only, never asks PayPro. A token of any shape costs the same one look-up. */
export async function findByToken(
  container: MedusaContainer,
  token: string | undefined,
): Promise<Voucher | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await paypro.findVoucher({ token: token && TOKEN.test(token) ? token : "no such token" })
}

/** A voucher as its shopper may see it now, by what its order owes. */
export async function viewPublicVoucher(
  container: MedusaContainer,
  row: Voucher,
  now: Date,
): Promise<PublicVoucher> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { current, order } = await readFacts(container, row)
  return publicVoucherOf(current, options, now, order)
}

/** The same, and what can be done instead. */
export async function viewVoucher(
  container: MedusaContainer,
  row: Voucher,
  now: Date,
): Promise<VoucherFacts> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { current, order } = await readFacts(container, row)
  const voucher = publicVoucherOf(current, paypro.options, now, order)
  const canChoose = order !== null && !order.isCanceled && isOwing(order)
  if (voucher.is_payable ? !asksTooMuch(row, order) : !needsAnother(voucher)) {
    return { voucher, currentUrl: null, canChoose }
  }
  const payable = await paypro.listPayableVouchers(row.purchase_id)
  const other = payable.findLast(({ id }) => id !== row.id)
  return {
    voucher,
    currentUrl: other ? voucherUrlOf(other, paypro.options) : null,
    canChoose,
  }
}

/** Nobody should pay a voucher whose session is gone, though the purchase may not have been settled since. */
async function readFacts(
  container: MedusaContainer,
  row: Voucher,
): Promise<{ current: Voucher; order: OrderFacts | null }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { order_id, purchase_id, voided_at, received_amount } = row
  const sources = {
    knex: container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    paypro,
  }
  const [order, isChosen] = await Promise.all([
    order_id ? readOwed(sources, { orderId: order_id, purchaseId: purchase_id }) : null,
    (voided_at ?? received_amount) ? true : paypro.hasSession(row),
  ])
  return { current: isChosen ? row : { ...row, voided_at: new Date(0) }, order }
}

function needsAnother({ state }: PublicVoucher): boolean {
  return state === "failed" || state === "void" || state === "rest_due"
}
