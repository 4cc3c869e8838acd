import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { executeWithConcurrency, Modules, PaymentActions } from "@medusajs/framework/utils"
import { processPaymentWorkflowId } from "@medusajs/medusa/core-flows"

type Body = { sessions: { id: string; amount: number }[]; atOnce: number }

/** Captures payments with the core's own workflow and nothing around it. */
export async function POST(req: MedusaRequest<Body>, res: MedusaResponse): Promise<void> {
  const workflows = req.scope.resolve(Modules.WORKFLOW_ENGINE)
  const { sessions, atOnce } = req.body
  const start = performance.now()
  const captures = await executeWithConcurrency(
    sessions.map(({ id, amount }) => async () => {
      const begun = performance.now()
      await workflows.run(processPaymentWorkflowId, {
        input: { action: PaymentActions.SUCCESSFUL, data: { session_id: id, amount } },
      })
      return performance.now() - begun
    }),
    atOnce,
  )
  const ms = performance.now() - start
  const failed = captures.find((capture) => capture.status === "rejected")
  if (failed) {
    throw failed.reason
  }
  res.json({ ms })
}
