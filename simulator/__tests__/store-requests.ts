import type { RunningSimulator } from ".."
import { signFields, type SigningOptions } from "../../src/lib/signature/sign"

export type PayproAnswer = {
  code: string
  success: boolean | string
  msg: string
  data?: Record<string, unknown>
}

/** What a store asks PayPro over HTTP, signed. */
export class StoreRequests {
  constructor(
    private readonly simulator: RunningSimulator,
    private readonly signing: SigningOptions,
    private readonly notifyUrl: () => string = () => "http://localhost:9/hooks/paypro",
  ) {}

  async ask(endpoint: string, fields: Record<string, string>): Promise<PayproAnswer> {
    const timed = { ...fields, timestamp: String(Date.now()) }
    const answer = await fetch(`${this.simulator.baseUrl}/v1/paypro/${endpoint}`, {
      method: "POST",
      headers: { merchantNo: "0000001" },
      body: JSON.stringify({ ...timed, sign: signFields(timed, this.signing) }),
    })
    return (await answer.json()) as PayproAnswer
  }

  /** Asks for a voucher of 300 pesos, or of what the changes say. */
  async payIn(tradeNo: string, changes: Record<string, string> = {}): Promise<PayproAnswer> {
    const fields = { tradeNo, amount: "300", wayCode: "va", notifyUrl: this.notifyUrl() }
    return await this.ask("payInApi", { ...fields, ...changes })
  }

  async query(tradeNo: string): Promise<PayproAnswer> {
    return await this.ask("queryPayInResult", { tradeNo })
  }
}
