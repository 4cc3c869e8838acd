import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { processCallback } from "../receive-callback"

/** Younger ones may still be in the hands of the route that received them. */
const OLDER_THAN_SECONDS = 60

/** @returns how many callbacks were processed now. */
export async function takeUpCallbacks(container: MedusaContainer): Promise<number> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  let processed = 0
  for (const callback of await paypro.callbacks.listUnprocessed(
    paypro.options.reconcile.batchSize,
    OLDER_THAN_SECONDS,
  )) {
    const { outcome } = await processCallback(container, callback)
    processed += outcome === "processed" ? 1 : 0
  }
  return processed
}
