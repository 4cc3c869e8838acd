import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import { settleLeased } from "./settle"

export type SettlePurchaseInput = { purchase_id: string }

/** `busy`: somebody else is settling it right now. */
export type SettlePurchaseResult = { outcome: "settled" | "busy" }

/** How often one call settles anew because somebody changed the purchase meanwhile; what comes later is the job's. */
const ROUNDS = 3

/** Settles a purchase, and again while it changes under its hands. */
export async function settlePurchase(
  container: MedusaContainer,
  { purchase_id }: SettlePurchaseInput,
): Promise<SettlePurchaseResult> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for (let round = 1; ; round++) {
    const lease = await paypro.acquireLease(purchase_id)
    if (!lease) {
      return { outcome: "busy" }
    }
    const isDone = await settleLeased(container, lease)
    if (isDone || round === ROUNDS) {
      return { outcome: "settled" }
    }
  }
}

/** How long to wait for whoever holds the purchase: longer than a settlement takes on a busy machine. */
const BUSY_TRIES = 50
const BUSY_WAIT_MS = 100

/** The same, waiting a while if somebody else settles the purchase: what they saw may be older than what we know. */
export async function settlePurchaseWhenFree(
  container: MedusaContainer,
  input: SettlePurchaseInput,
): Promise<SettlePurchaseResult> {
  for (let tries = 1; ; tries++) {
    const result = await settlePurchase(container, input)
    if (result.outcome !== "busy" || tries === BUSY_TRIES) {
      return result
    }
    await wait(BUSY_WAIT_MS)
  }
}

// No compensation: what PayPro has received is a fact, and the next run goes on from wherever this one stopped.
const settlePurchaseStep = createStep(
  "paypro-settle-purchase",
  async (input: SettlePurchaseInput, { container }) =>
    new StepResponse(await settlePurchase(container, input)),
)

/** Compares what PayPro received for a purchase with what Medusa captured, and closes the difference. */
export const settlePurchaseWorkflow = createWorkflow(
  "paypro-settle-purchase",
  (input: SettlePurchaseInput) => {
    return new WorkflowResponse(settlePurchaseStep(input))
  },
)
