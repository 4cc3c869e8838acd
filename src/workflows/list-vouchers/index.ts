import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { AdminVoucher, AdminVoucherWithHistory } from "../../admin-view/types"
import { callbackView, voucherView } from "../../admin-view/voucher-view"
import { readOrderNumbers } from "../../medusa/orders"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Count, PageRequest } from "../../modules/paypro/repositories/page"
import type { VoucherOrder, VoucherFilters } from "../../modules/paypro/repositories/voucher-list"
import type { Voucher } from "../../modules/paypro/types"
import { discrepancyViews } from "../list-discrepancies"
import { EVERYTHING, searchVouchers, withFound } from "../search"

export type ListVouchersInput = PageRequest<VoucherOrder> & {
  /** Whatever leads to a payment: see `planSearch`. */
  q?: string | undefined
  filters: Omit<VoucherFilters, "ids">
  /** With what PayPro said and what a person has to look at. */
  history: boolean
}

export async function listVouchers(
  container: MedusaContainer,
  { q, filters, history, ...request }: ListVouchersInput,
): Promise<Count & { vouchers: (AdminVoucher | AdminVoucherWithHistory)[] }> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const found = q === undefined ? EVERYTHING : await searchVouchers(container, q)
  const { rows, ...count } = await paypro.pageOfVouchers({ ...filters, ids: found.ids }, request)
  const vouchers = history
    ? await vouchersWithHistory(container, rows)
    : await voucherViews(container, rows)
  return { vouchers, ...withFound(count, found) }
}

/** @throws MedusaError NOT_FOUND */
export async function retrieveVoucher(
  container: MedusaContainer,
  id: string,
): Promise<AdminVoucherWithHistory> {
  const found = await container.resolve<PayproModuleService>(PAYPRO_MODULE).findVoucher({ id })
  const [voucher] = await vouchersWithHistory(container, found ? [found] : [])
  if (!voucher) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no voucher with id ${id}`)
  }
  return voucher
}

async function voucherViews(
  container: MedusaContainer,
  vouchers: Voucher[],
): Promise<AdminVoucher[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [orders, discrepancies] = await Promise.all([
    readOrderNumbers(
      container,
      vouchers.map(({ order_id }) => order_id),
    ),
    paypro.listOpenDiscrepanciesOfVouchers(vouchers.map(({ id }) => id)),
  ])
  return vouchers.map((voucher) =>
    voucherView(voucher, {
      orderDisplayId: orders.get(voucher.order_id ?? ""),
      openDiscrepancies: discrepancies.filter(({ voucher_id }) => voucher_id === voucher.id),
      options: paypro.options,
    }),
  )
}

/** Each with what PayPro said of it, and what a person has to look at. */
export async function vouchersWithHistory(
  container: MedusaContainer,
  vouchers: Voucher[],
): Promise<AdminVoucherWithHistory[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [views, callbacks, discrepancies] = await Promise.all([
    voucherViews(container, vouchers),
    paypro.listCallbacks(vouchers.map(({ trade_no }) => trade_no)),
    paypro
      .listDiscrepanciesOfVouchers(vouchers.map(({ id }) => id))
      .then((found) => discrepancyViews(container, found)),
  ])
  return views.map((view) => ({
    ...view,
    callbacks: callbacks.filter(({ trade_no }) => trade_no === view.trade_no).map(callbackView),
    discrepancies: discrepancies.filter(({ voucher_id }) => voucher_id === view.id),
  }))
}
