import type { MedusaContainer } from "@medusajs/framework/types"
import type { AdminToday, AdminTodayList } from "../../admin-view/today-types"
import type { AdminDiscrepancy } from "../../admin-view/types"
import { dayOf, yesterdayOf } from "../../lib/mexican-time"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { readBalance } from "../check-health/balance"
import { listDiscrepancies } from "../list-discrepancies"
import { readMovementTotals } from "../list-movements"
import { COUNTED, SHOWN } from "./list"
import { ordersOfToday } from "./orders"

/**
 * What a merchant does first in the morning. However many vouchers there are, it costs the same few statements, and
 * PayPro's silence holds it up for a moment only.
 */
export async function viewToday(container: MedusaContainer): Promise<AdminToday> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const now = new Date()
  const yesterday = yesterdayOf(now)
  const [lastCallbackAt, lastJobRun, orders, discrepancies, totals, balance] = await Promise.all([
    paypro.lastCallbackAt(),
    paypro.lastJobRun(),
    ordersOfToday(container, now),
    openDiscrepancies(container),
    readMovementTotals(container, { from: yesterday, to: yesterday }),
    readBalance(paypro),
  ])
  return {
    date: dayOf(now),
    last_callback_at: lastCallbackAt?.toISOString() ?? null,
    last_job_run_at: lastJobRun?.at.toISOString() ?? null,
    ...orders,
    discrepancies,
    yesterday: { date: yesterday, totals },
    balance,
  }
}

/** Oldest first. */
async function openDiscrepancies(
  container: MedusaContainer,
): Promise<AdminTodayList<AdminDiscrepancy>> {
  const { discrepancies: items, ...count } = await listDiscrepancies(
    container,
    { open: true },
    { order: "created_at", limit: SHOWN, offset: 0, countLimit: COUNTED },
  )
  return { ...count, items }
}
