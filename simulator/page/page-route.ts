import type { IncomingMessage, ServerResponse } from "node:http"
import { messageOf } from "../control-route"
import { faultSchema } from "../faults"
import { readBody, send } from "../http"
import type { Simulator } from "../simulator"
import { renderPage } from "./page"
import { BEHAVIOUR_SETTINGS, CALLBACK_SETTINGS, changesOf } from "./settings"

type Form = URLSearchParams
type Press = { simulator: Simulator; tradeNo: string; form: Form }

/** What the buttons do. */
const BUTTONS: Record<string, (press: Press) => unknown> = {
  pay: ({ simulator, tradeNo, form }) => simulator.pay(tradeNo, form.get("amount") || undefined),
  reject: ({ simulator, tradeNo }) => simulator.reject(tradeNo),
  "time-out": ({ simulator, tradeNo }) => simulator.timeOut(tradeNo),
  "unknown-error": ({ simulator, tradeNo }) => simulator.unknownError(tradeNo),
  reverse: ({ simulator, tradeNo }) => simulator.reverse(tradeNo),
  "call-back": ({ simulator, tradeNo }) => simulator.callBackAgain(tradeNo),
  faults: ({ simulator, form }) => simulator.setFaultFromOutside(faultOf(form)),
  clear: ({ simulator }) => simulator.clearFaults(),
  callbacks: ({ simulator, form }) => simulator.configure(changesOf(form, CALLBACK_SETTINGS)),
  behaviour: ({ simulator, form }) => simulator.configure(changesOf(form, BEHAVIOUR_SETTINGS)),
}

/** The page at `/`, and its forms, which lead back to it. */
export function pageRoute(simulator: Simulator, merchantNo: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://simulator")
    const show = (status: number, problem: string | null = null) => {
      const search = searchParams.get("q")?.trim() ?? ""
      const page = renderPage(simulator, merchantNo, { search, problem })
      send(response, status, "text/html; charset=utf-8", page)
    }
    if (request.method === "GET" && pathname === "/") {
      return show(200)
    }
    const [, tradeNo = "", button = ""] =
      /^\/page\/(?:vouchers\/([^/]+)\/)?(?:faults\/)?([a-z-]+)$/.exec(pathname) ?? []
    const press = request.method === "POST" ? BUTTONS[button] : undefined
    if (!press) {
      return show(404, `Nothing at ${pathname}`)
    }
    try {
      const typed = new URLSearchParams((await readBody(request)).toString("utf8"))
      await press({ simulator, tradeNo, form: new URLSearchParams([...searchParams, ...typed]) })
      response.writeHead(303, { location: "/" }).end()
    } catch (error) {
      show(400, messageOf(error))
    }
  }
}

function faultOf(form: Form) {
  return faultSchema.parse({
    kind: form.get("kind"),
    endpoint: form.get("endpoint") || undefined,
    count: form.get("count") ? Number(form.get("count")) : undefined,
  })
}
