import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CreateAccountHolderOutput,
  GetPaymentStatusOutput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, PaymentActions } from "@medusajs/framework/utils"

type Echo = { data?: Record<string, unknown> }

/**
 * Deferred payments at no cost: pending when the order is placed, authorized when asked again. What a capture costs with
 * it is what Medusa itself needs, so no provider can be faster.
 */
export class DeferredProvider extends AbstractPaymentProvider {
  static override identifier = "deferred"

  async initiatePayment(): Promise<InitiatePaymentOutput> {
    return { id: "deferred", status: "pending", data: {} }
  }

  async authorizePayment({ data }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return data?.placed
      ? { status: "authorized", data }
      : { status: "pending_authorization", data: { placed: true } }
  }

  async capturePayment({ data }: Echo): Promise<Echo> {
    return { data: data ?? {} }
  }

  async cancelPayment({ data }: Echo): Promise<Echo> {
    return { data: data ?? {} }
  }

  async deletePayment({ data }: Echo): Promise<Echo> {
    return { data: data ?? {} }
  }

  async refundPayment({ data }: Echo): Promise<Echo> {
    return { data: data ?? {} }
  }

  async retrievePayment({ data }: Echo): Promise<Echo> {
    return { data: data ?? {} }
  }

  async updatePayment({ data }: Echo): Promise<Echo> {
    return { data: data ?? {} }
  }

  async getPaymentStatus(): Promise<GetPaymentStatusOutput> {
    return { status: "pending_authorization" }
  }

  async createAccountHolder(): Promise<CreateAccountHolderOutput> {
    return { id: "" }
  }

  /** Believes whoever calls, at no cost: how long a capture then takes is Medusa's own time. */
  async getWebhookActionAndData({
    data,
  }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const { session_id, amount } = data as { session_id: string; amount: number }
    return { action: PaymentActions.SUCCESSFUL, data: { session_id, amount } }
  }
}
