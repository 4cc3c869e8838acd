import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { watchMemory } from "../../../measure/memory"
import { statementCount } from "../../../measure/statements"

type Reconcile = {
  reconcileVouchers: (container: MedusaContainer) => Promise<Record<string, number>>
}

/** Only in the store that has the plugin, so not loaded with the route. */
const PLUGIN = "medusa-payment-paypro/workflows/reconcile-vouchers/index"

/** One run of the job. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { reconcileVouchers } = (await import(PLUGIN)) as Reconcile
  const before = statementCount()
  let ms = 0
  const memory = await watchMemory(async () => {
    const start = performance.now()
    const tally = await reconcileVouchers(req.scope)
    ms = performance.now() - start
    return tally
  })
  const { result: tally, ...grown } = memory
  res.json({ ms, statements: statementCount() - before, tally, ...grown })
}
