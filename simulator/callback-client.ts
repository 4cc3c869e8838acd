import { Agent as HttpAgent } from "node:http"
import { Agent as HttpsAgent } from "node:https"
import axios from "axios"

export type CallbackAttempt = {
  at: Date
  /** What the merchant answered; null where no answer came, and `error` says why. */
  httpStatus: number | null
  body: string | null
  error: string | null
  ms: number
}

/** Posts callbacks, and takes whatever happens to them for a result. */
export class CallbackClient {
  private readonly http = axios.create({
    httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 64 }),
    httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
    headers: { "content-type": "application/json" },
    responseType: "text",
    transformResponse: (body: unknown) => body,
    maxRedirects: 0,
    validateStatus: () => true,
    proxy: false,
  })

  async post(
    url: string,
    body: string,
    timeout: number,
    signal: AbortSignal,
  ): Promise<CallbackAttempt> {
    const at = new Date()
    const startedAt = performance.now()
    const answer = await this.http
      .post<string>(url, body, { timeout, signal })
      .then(({ status, data }) => ({ httpStatus: status, body: data.slice(0, 2_000), error: null }))
      .catch((error: unknown) => ({ httpStatus: null, body: null, error: reasonOf(error) }))
    return { at, ...answer, ms: Math.round(performance.now() - startedAt) }
  }
}

function reasonOf(error: unknown): string {
  return axios.isAxiosError(error) ? (error.code ?? error.message) : String(error)
}
