import { setTimeout as pause } from "node:timers/promises"
import { balanceView } from "../../admin-view/balance-view"
import type { PayproBalance } from "../../admin-view/movement-types"
import { BALANCE_WAIT_MS } from "../../lib/timing"
import type PayproModuleService from "../../modules/paypro/service"

/**
 * What PayPro says it holds for the store; null where it cannot say so at once. Everybody who asks within seconds shares
 * one answer, and whoever does not wait for it finds it the next time.
 */
export async function readBalance(
  paypro: Pick<PayproModuleService, "probe">,
): Promise<PayproBalance | null> {
  const probe = await Promise.race([paypro.probe(), pause(BALANCE_WAIT_MS, null, { ref: false })])
  return probe && balanceView(probe)
}
