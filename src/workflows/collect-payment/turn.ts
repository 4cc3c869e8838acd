import { setTimeout as wait } from "node:timers/promises"
import { ASK_PAUSE_MS } from "../../lib/timing"
import type PayproModuleService from "../../modules/paypro/service"

const LOOK_AGAIN_MS = 200

/**
 * Waits until PayPro may be asked about a purchase, for any process of the store; holds nothing meanwhile. A turn ends
 * by itself after a pause, so a PayPro that is silent is asked no more often than that, however many people press.
 * @returns false where others come first for longer than a person waits.
 */
export async function takeTurn(paypro: PayproModuleService, purchaseId: string): Promise<boolean> {
  for (let waited = 0; waited <= ASK_PAUSE_MS + LOOK_AGAIN_MS; waited += LOOK_AGAIN_MS) {
    if (await paypro.takeTurnToAsk(purchaseId)) {
      return true
    }
    await wait(LOOK_AGAIN_MS)
  }
  return false
}
