import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { watchMemory } from "../../../measure/memory"
import { statementCount } from "../../../measure/statements"

type Reconcile = {
  askPaypro: (container: MedusaContainer) => Promise<Record<string, number>>
}

/** Only in the store that has the plugin, so not loaded with the route. */
const PLUGIN = "medusa-payment-paypro/workflows/ask-paypro/index"

/**
 * One run of the job: how long it took or, with `?watch=memory`, what it needed. Not both: the garbage collection before
 * a watched run has its first thousand vouchers take half as long again.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { askPaypro } = (await import(PLUGIN)) as Reconcile
  const run = () => askPaypro(req.scope)
  if (req.query.watch === "memory") {
    const { result: tally, ...grown } = await watchMemory(run)
    res.json({ tally, ...grown })
    return
  }
  const before = statementCount()
  const start = performance.now()
  const tally = await run()
  res.json({ ms: performance.now() - start, statements: statementCount() - before, tally })
}
