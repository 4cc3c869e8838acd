import type { MedusaContainer } from "@medusajs/framework/types"
import { movementTotals } from "../../admin-view/movement-totals"
import type { AdminMovementsResponse, AdminMovementTotals } from "../../admin-view/movement-types"
import type { Days } from "../../lib/mexican-time"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type { MovementFilters } from "../../modules/paypro/repositories/movement-sources"
import type PayproModuleService from "../../modules/paypro/service"
import { readBalance } from "../check-health/balance"
import { movementViews } from "./views"

export type ListMovementsInput = {
  days: Days
  filters: MovementFilters
  limit: number
  offset: number
}

/** What became of money on some days, newest first. Totals are of all of it, whatever is listed. */
export async function listMovements(
  container: MedusaContainer,
  { days, filters, limit, offset }: ListMovementsInput,
): Promise<AdminMovementsResponse> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [movements, count, totals, held_now, balance] = await Promise.all([
    paypro.pageOfMovements(days, filters, { limit, offset }),
    paypro.countMovements(days, filters),
    readMovementTotals(container, days),
    paypro.heldMoney(),
    readBalance(paypro),
  ])
  return {
    ...days,
    totals,
    held_now,
    balance,
    movements: await movementViews(container, movements),
    ...count,
    limit,
    offset,
  }
}

export async function readMovementTotals(
  container: MedusaContainer,
  days: Days,
): Promise<AdminMovementTotals> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return movementTotals(await paypro.sumMovements(days))
}
