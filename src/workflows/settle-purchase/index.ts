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
import type { Callback, Voucher } from "../../modules/paypro/types"
import { settleLeased } from "./settle"

export type SettlePurchaseInput = {
  trade_no: string
  /** A callback that PayPro's answer will confirm or deny. */
  callback?: Callback
}

/** `busy`: somebody else is settling it right now. */
export type SettlePurchaseResult =
  { outcome: "settled"; voucher: Voucher } | { outcome: "busy" } | { outcome: "unknown_trade_no" }

export async function settlePurchase(
  container: MedusaContainer,
  { trade_no, callback }: SettlePurchaseInput,
): Promise<SettlePurchaseResult> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const lease = await paypro.acquireLease(trade_no)
  if (lease) {
    return {
      outcome: "settled",
      voucher: await settleLeased(container, lease, callback),
    }
  }
  const known = await paypro.findVoucher({ trade_no })
  if (!known) {
    return { outcome: "unknown_trade_no" }
  }
  await paypro.scheduleNow(trade_no)
  return { outcome: "busy" }
}

/** How long to wait for whoever holds the voucher: longer than a settling takes on a busy machine. */
const BUSY_TRIES = 50
const BUSY_WAIT_MS = 100

/**
 * The same, waiting a while if somebody else settles the voucher: what they saw may be older than what we know.
 * @param isDone Asked while waiting: whether they have done what we came for.
 */
export async function settlePurchaseWhenFree(
  container: MedusaContainer,
  input: SettlePurchaseInput,
  isDone: () => Promise<boolean> = async () => false,
): Promise<SettlePurchaseResult | { outcome: "meanwhile_done" }> {
  for (let tries = 1; ; tries++) {
    const result = await settlePurchase(container, input)
    if (result.outcome !== "busy" || tries === BUSY_TRIES) {
      return result
    }
    await wait(BUSY_WAIT_MS)
    if (await isDone()) {
      return { outcome: "meanwhile_done" }
    }
  }
}

// No compensation: what PayPro has received is a fact, and the next run goes on from wherever this one stopped.
const settlePurchaseStep = createStep(
  "paypro-settle-purchase",
  async (input: SettlePurchaseInput, { container }) =>
    new StepResponse(await settlePurchase(container, input)),
)

/** Compares what PayPro received on a voucher with what Medusa captured, and closes the difference. */
export const settlePurchaseWorkflow = createWorkflow(
  "paypro-settle-purchase",
  (input: SettlePurchaseInput) => {
    return new WorkflowResponse(settlePurchaseStep(input))
  },
)
