import { Agent as HttpAgent } from "node:http"
import { Agent as HttpsAgent } from "node:https"
import axios, { type AxiosInstance } from "axios"
import { PayproUnknownOutcomeError, PayproUnreachableError } from "../errors"

const MAX_ANSWER_BYTES = 1024 * 1024

/** Idle connections are dropped before a load balancer would do it in the middle of the next request. */
const AGENT = { keepAlive: true, timeout: 15_000 }

/** With these no connection came about, so nothing was sent. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
])

export function createHttp(baseURL: string, merchantNo: string): AxiosInstance {
  return axios.create({
    baseURL,
    headers: { merchantNo, "content-type": "application/json", accept: "application/json" },
    httpAgent: new HttpAgent(AGENT),
    httpsAgent: new HttpsAgent(AGENT),
    // The bytes as they came: an answer's signature is over the text of its numbers.
    responseType: "arraybuffer",
    maxContentLength: MAX_ANSWER_BYTES,
    // A redirected POST may be carried out twice, or turn into a GET.
    maxRedirects: 0,
    validateStatus: () => true,
  })
}

/**
 * Posts a body and returns the answer's bytes.
 * @throws PayproUnreachableError when nothing can have been sent
 * @throws PayproUnknownOutcomeError for a timeout, a broken connection or a 5xx
 */
export async function post(
  http: AxiosInstance,
  path: string,
  body: string,
  timeoutMs: number,
): Promise<Buffer> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const answer = await http
    .post<Buffer>(path, body, { signal: deadline })
    .catch((error: unknown) => {
      // The original is no `cause`: it holds the request, and with it what the shopper entered.
      const code = axios.isAxiosError(error) ? (error.code ?? "no code") : String(error)
      if (deadline.aborted) {
        throw new PayproUnknownOutcomeError(`PayPro did not answer ${path} within ${timeoutMs} ms`)
      }
      if (NOT_CONNECTED.has(code)) {
        throw new PayproUnreachableError(
          `PayPro cannot be reached for ${path} (${code}): check \`baseUrl\``,
        )
      }
      throw new PayproUnknownOutcomeError(`The connection to PayPro broke during ${path} (${code})`)
    })
  if (answer.status >= 500) {
    throw new PayproUnknownOutcomeError(`PayPro answered ${path} with HTTP status ${answer.status}`)
  }
  return answer.data
}
