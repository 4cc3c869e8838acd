import type { IncomingMessage, ServerResponse } from "node:http"
import { printAnswer, Refusal, refusalOf } from "./answers"
import type { PayproApi } from "./api"
import { API_ENDPOINTS, type ApiEndpoint, type Fault, type FaultBox } from "./faults"
import { readBody, send } from "./http"
import type { RequestLog } from "./requests"
import type { SimulatorSettings } from "./settings"
import type { SigningOptions } from "../src/lib/signature/sign"

const PREFIX = "/mex-pay/v1/paypro/"
const JSON_TYPE = "application/json;charset=UTF-8"
const PROXY_PAGE =
  "<html><head><title>Service Unavailable</title></head><body>Please try again later</body></html>"
const SERVER_ERROR = JSON.stringify({ status: 500, error: "Internal Server Error" })

type Parts = {
  api: PayproApi
  faults: FaultBox
  requests: RequestLog
  settings: SimulatorSettings
  signing: SigningOptions
}

/** PayPro's API over HTTP, with the faults that are switched on. */
export function apiRoute({ api, faults, requests, settings, signing }: Parts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const endpoint = endpointOf(request)
    if (!endpoint) {
      const detail = `${request.method} ${request.url}`
      send(response, 404, JSON_TYPE, JSON.stringify(new Refusal("endpoint", detail).answer))
      return
    }
    const raw = await readBody(request)
    const body = raw.toString("utf8")
    const tradeNo = /"tradeNo"\s*:\s*"([^"]*)"/.exec(body)?.[1]
    const fault = faults.take(endpoint, tradeNo)
    const stale = fault?.kind === "stale"
    const done =
      fault?.processed === false
        ? null
        : api.answer(endpoint, header(request, "merchantno"), raw, stale)
    const said = refusalOf(fault) ?? done
    const answer = said && printAnswer(said, fault, settings.signAnswers ? signing : null)
    requests.add({
      at: new Date(),
      endpoint,
      tradeNo: tradeNo ?? null,
      body,
      answer,
      fault: fault?.kind ?? null,
    })
    await respond(response, answer ?? "", fault)
  }
}

async function respond(
  response: ServerResponse,
  answer: string,
  fault: Fault | undefined,
): Promise<void> {
  switch (fault?.kind) {
    case "timeout":
      return
    case "reset":
      response.socket?.resetAndDestroy()
      return
    case "error500":
      return send(response, 500, JSON_TYPE, SERVER_ERROR)
    case "html":
      return send(response, 200, "text/html", PROXY_PAGE)
    case "garbage":
      return send(response, 200, JSON_TYPE, answer.slice(0, answer.length / 2))
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, fault.ms).unref())
      return send(response, 200, JSON_TYPE, answer)
    default:
      return send(response, 200, JSON_TYPE, answer)
  }
}

function endpointOf({ method, url = "" }: IncomingMessage): ApiEndpoint | undefined {
  return API_ENDPOINTS.find((endpoint) => method === "POST" && url === PREFIX + endpoint)
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
