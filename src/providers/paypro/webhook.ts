import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  ProviderWebhookPayload,
  RemoteQueryFunction,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { MathBN, PaymentActions } from "@medusajs/framework/utils"
import { wholePesosToCollect } from "../../lib/money"
import { hasReceived, outcomeOf } from "../../lib/voucher-state"
import type PayproModuleService from "../../modules/paypro/service"
import { statementOf } from "../../modules/paypro/statement"
import type { Voucher } from "../../modules/paypro/types"
import { capturedOf } from "../../medusa/captures"

const NOT_SUPPORTED = { action: PaymentActions.NOT_SUPPORTED } as const

type Context = { paypro: PayproModuleService; query: RemoteQueryFunction; knex: Knex }

/**
 * A callback that came through Medusa's built-in route. It is checked and kept like one that came through the plugin's
 * own, and whatever the core cannot do safely is left to the job, which finds the callback in the inbox:
 * the core completes some other cart when the session is gone, and refunds when the cart cannot be completed.
 */
export async function readWebhook(
  payload: ProviderWebhookPayload["payload"],
  { paypro, query, knex }: Context,
): Promise<WebhookActionResult> {
  const callback = await paypro.receiveCallback(payload.rawData)
  const found = await paypro.vouchers.find({ trade_no: callback.trade_no })
  if (!found || callback.processed_at) {
    return NOT_SUPPORTED
  }
  const voucher = paypro.options.confirmCallbacks
    ? await paypro.askAbout(found)
    : await paypro.record(found, statementOf(callback))
  const session = await readLiveSession(query, voucher)
  if (!session) {
    return NOT_SUPPORTED
  }
  if (!hasReceived(voucher)) {
    return unpaid(voucher)
  }
  return (await paypro.discrepancies.isSetAside(voucher.id))
    ? NOT_SUPPORTED
    : await capture(knex, voucher, session)
}

type LiveSession = { id: string; amount: number; provider_id: string }

/** The session, if it is ours and belongs to an order that is still on. */
async function readLiveSession(
  query: RemoteQueryFunction,
  voucher: Voucher,
): Promise<LiveSession | undefined> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "amount", "provider_id", "payment_collection.order.canceled_at"],
    filters: { id: voucher.payment_session_id },
  })
  const session = data[0] as unknown as
    | (LiveSession & {
        payment_collection?: { order?: { canceled_at: unknown } | null }
      })
    | undefined
  const order = session?.payment_collection?.order
  const ours = session?.provider_id === voucher.provider_id
  return ours && order && !order.canceled_at ? session : undefined
}

async function capture(
  knex: Knex,
  voucher: Voucher,
  session: LiveSession,
): Promise<WebhookActionResult> {
  const received = voucher.received_amount ?? 0
  const wanted = wholePesosToCollect(session.amount)
  const capturable = MathBN.lt(received, wanted) ? received : session.amount
  const due = MathBN.sub(capturable, await capturedOf(knex, voucher.trade_no))
  return MathBN.gt(due, 0)
    ? {
        action: PaymentActions.SUCCESSFUL,
        data: { session_id: session.id, amount: due.toNumber() },
      }
    : NOT_SUPPORTED
}

function unpaid(voucher: Voucher): WebhookActionResult {
  const action =
    voucher.status_code !== null && outcomeOf(voucher.status_code) === "failed"
      ? PaymentActions.FAILED
      : PaymentActions.PENDING_AUTHORIZATION
  return {
    action,
    data: { session_id: voucher.payment_session_id, amount: voucher.amount },
  }
}
