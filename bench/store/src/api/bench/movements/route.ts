import { Writable } from "node:stream"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { watchMemory } from "../../../measure/memory"

type Export = {
  exportMovements: (
    container: MedusaContainer,
    input: { days: { from: string; to: string }; filters: object },
    output: NodeJS.WritableStream,
  ) => Promise<void>
}

/** Only in the store that has the plugin, so not loaded with the route. */
const PLUGIN = "medusa-payment-paypro/workflows/export-movements/index"

/** The CSV of `?from` to `?to`, read by somebody who keeps nothing of it: its lines, how long it took, what it needed. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { exportMovements } = (await import(PLUGIN)) as Export
  const { from, to } = req.query as { from: string; to: string }
  const days = { from, to }
  let lines = 0
  const reader = () =>
    new Writable({
      write(chunk: Buffer, _, done) {
        lines += chunk.toString().split("\n").length - 1
        done()
      },
    })
  const start = performance.now()
  const grown = await watchMemory(() => exportMovements(req.scope, { days, filters: {} }, reader()))
  res.json({ lines, ms: performance.now() - start, ...grown })
}
