import { callbackUrlOf, check, type Check } from "../lib/health"
import type { ResolvedPayproOptions } from "../lib/options"

const TIMEOUT_MS = 5_000
/** No callback, and refused before its signature is looked at: nothing is written or counted. */
const NO_CALLBACK = "[]"

/** Whether this plugin answers at the callback address. Asked from here, which is not where PayPro asks from. */
export async function checkCallbackRoute(
  options: Pick<ResolvedPayproOptions, "backendUrl">,
): Promise<Check> {
  const url = callbackUrlOf(options)
  const problem = await problemAt(url)
  return problem === null
    ? check("callback_route", "ok", "answers", { url })
    : check("callback_route", "warning", "silent", { url, problem })
}

async function problemAt(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: NO_CALLBACK,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await answer.text()
    return answer.status === 400 && text.includes("not a JSON object")
      ? null
      : `HTTP status ${answer.status}`
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return cause instanceof Error ? cause.message || cause.name : String(cause)
  }
}
