import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer, PaymentDTO, PaymentSessionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import { ADDING } from "../../modules/paypro/session-data"
import type PayproModuleService from "../../modules/paypro/service"

export type SessionToAdd = {
  voucherId: string
  orderId: string
  /** Null where the order has none that takes money. */
  collectionId: string | null
  providerId: string
  /** Pesos, as decimal text. */
  amount: string
  currencyCode: string
}

/**
 * Adds a session for exactly this amount to an order, for money of a voucher whose own session takes it no more. Not by
 * the core's workflow, which would take the whole collection's amount and delete its other sessions.
 */
export async function addSession(
  container: MedusaContainer,
  { voucherId, orderId, collectionId, providerId, amount, currencyCode }: SessionToAdd,
): Promise<PaymentSessionDTO> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const collection = collectionId ?? (await addCollection(container, orderId, amount))
  const token = await paypro.startAddingSession(voucherId)
  return await container.resolve(Modules.PAYMENT).createPaymentSession(collection, {
    provider_id: providerId,
    currency_code: currencyCode,
    amount,
    data: { [ADDING]: token },
  })
}

/** As the service's own type does not say: there is no payment while the session is pending. */
type MayStayPending = {
  authorizePaymentSession(id: string, context: object): Promise<PaymentDTO | null>
}

/** Makes the session's payment. Money that is there is authorized at once. */
export async function authorize(
  container: MedusaContainer,
  sessionId: string,
): Promise<PaymentDTO> {
  const payments: MayStayPending = container.resolve(Modules.PAYMENT)
  const payment = await payments.authorizePaymentSession(sessionId, {})
  if (!payment) {
    throw new Error(`payment session ${sessionId} is not authorized: PayPro has received nothing`)
  }
  return payment
}

/** A further payment collection of an order, for exactly this amount in pesos. @returns its id. */
export async function addCollection(
  container: MedusaContainer,
  orderId: string,
  amount: string,
): Promise<string> {
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id: orderId, amount: Number(amount) },
  })
  const [collection] = result
  if (!collection) {
    throw new Error(`Medusa made no payment collection for order ${orderId}`)
  }
  return collection.id
}
