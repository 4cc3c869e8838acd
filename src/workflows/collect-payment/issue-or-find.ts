import { setTimeout as wait } from "node:timers/promises"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { WayCode } from "../../lib/options"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { collectionFor } from "./collection-for"
import { findPayable } from "./find-payable"
import type { Collectable } from "./look"

/** How long to look for the voucher that another process is getting at the same moment. */
const FIND_TRIES = 20
const FIND_WAIT_MS = 100

/** By a provider of the order's region. */
type Wanted = Collectable & { providerId: string }

/** Two processes at once disturb each other's sessions, and one of them gets its voucher. */
export async function issueOrFind(
  container: MedusaContainer,
  method: { wayCode: WayCode },
  wanted: Wanted,
): Promise<Voucher> {
  const known = await findPayable(container, method, wanted)
  if (known) {
    return known
  }
  try {
    return await issue(container, wanted)
  } catch (error) {
    for (let tries = 0; tries < FIND_TRIES; tries++) {
      const found = await findPayable(container, method, wanted)
      if (found) {
        return found
      }
      await wait(FIND_WAIT_MS)
    }
    throw error
  }
}

async function issue(
  container: MedusaContainer,
  { orderId, providerId, owed: { owed } }: Wanted,
): Promise<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: {
      payment_collection_id: await collectionFor(container, orderId, owed),
      provider_id: providerId,
    },
  })
  // As when the order was placed: the payment is pending from here on, and with `place_order` the voucher is issued now.
  await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
  const voucher = await paypro.findVoucherOfSession(session.id)
  if (!voucher?.payment_info) {
    throw new Error(`session ${session.id} got no voucher`)
  }
  return voucher
}
