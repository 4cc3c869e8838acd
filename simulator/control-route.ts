import type { IncomingMessage, ServerResponse } from "node:http"
import { z } from "@medusajs/framework/zod"
import { faultSchema } from "./faults"
import { readBody, sendJson } from "./http"
import { settingsSchema } from "./settings"
import { NotAllowedError, type Simulator } from "./simulator"
import { NotPossibleError, UnknownVoucherError } from "./vouchers"

const eventBody = z.object({ callback: z.boolean().optional() }).strict()
const paymentBody = eventBody.extend({ amount: z.union([z.string(), z.number()]).optional() })

type Call = { simulator: Simulator; tradeNo: string; query: URLSearchParams; body: unknown }

/** Everything a test or a script can do from another process. */
const ROUTES: Record<string, (call: Call) => unknown> = {
  "GET vouchers": ({ simulator, query }) => ({
    vouchers: simulator.list(limitOf(query)).map((voucher) => simulator.shown(voucher)),
  }),
  "GET vouchers/:tradeNo": ({ simulator, tradeNo }) => ({
    voucher: simulator.shown(simulator.get(tradeNo)),
    callbacks: simulator.callbacks(tradeNo),
  }),
  "POST vouchers/:tradeNo/pay": ({ simulator, tradeNo, body }) => {
    const { amount, ...options } = paymentBody.parse(body)
    return { voucher: simulator.shown(simulator.pay(tradeNo, amount, options)) }
  },
  "POST vouchers/:tradeNo/reject": ({ simulator, tradeNo, body }) => ({
    voucher: simulator.shown(simulator.reject(tradeNo, eventBody.parse(body))),
  }),
  "POST vouchers/:tradeNo/time-out": ({ simulator, tradeNo, body }) => ({
    voucher: simulator.shown(simulator.timeOut(tradeNo, eventBody.parse(body))),
  }),
  "POST vouchers/:tradeNo/unknown-error": ({ simulator, tradeNo, body }) => ({
    voucher: simulator.shown(simulator.unknownError(tradeNo, eventBody.parse(body))),
  }),
  "POST vouchers/:tradeNo/reverse": ({ simulator, tradeNo, body }) => ({
    voucher: simulator.shown(simulator.reverse(tradeNo, eventBody.parse(body))),
  }),
  "POST vouchers/:tradeNo/call-back": ({ simulator, tradeNo }) => ({
    callback: simulator.callBackAgain(tradeNo),
  }),
  "GET callbacks": ({ simulator, query }) => ({
    callbacks: simulator.callbacks(query.get("tradeNo") ?? undefined),
  }),
  "GET requests": ({ simulator }) => ({
    requests: simulator.shownRequests(),
    counts: simulator.requests.counts(),
  }),
  "GET faults": ({ simulator }) => ({ faults: simulator.faults() }),
  "POST faults": ({ simulator, body }) => ({
    fault: simulator.setFaultFromOutside(faultSchema.parse(body)),
  }),
  "DELETE faults": async ({ simulator }) => {
    await simulator.clearFaults()
    return { faults: [] }
  },
  "GET settings": ({ simulator }) => ({ settings: simulator.settings }),
  "POST settings": ({ simulator, body }) => ({
    settings: simulator.configure(settingsSchema.parse(body)),
  }),
  "POST reset": ({ simulator }) => {
    simulator.reset()
    return { vouchers: [] }
  },
}

/** `/control/...`: 400 for what cannot be read, 404 for what does not exist, 409 for what cannot happen. */
export function controlRoute(simulator: Simulator) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://simulator")
    const [, first = "", tradeNo = "", action] =
      /^\/control\/([a-z]+)(?:\/([^/]+))?(?:\/([a-z-]+))?$/.exec(pathname) ?? []
    const name = [first, tradeNo && ":tradeNo", action].filter(Boolean).join("/")
    const run = ROUTES[`${request.method} ${name}`]
    if (!run) {
      return sendJson(response, 404, { message: "No such route", routes: Object.keys(ROUTES) })
    }
    try {
      const body = parseBody(await readBody(request))
      sendJson(response, 200, await run({ simulator, tradeNo, query: searchParams, body }))
    } catch (error) {
      sendJson(response, statusOf(error), { message: messageOf(error) })
    }
  }
}

function statusOf(error: unknown): number {
  if (error instanceof UnknownVoucherError) {
    return 404
  }
  if (error instanceof NotAllowedError) {
    return 403
  }
  return error instanceof NotPossibleError ? 409 : 400
}

function parseBody(raw: Buffer): unknown {
  return raw.length === 0 ? {} : JSON.parse(raw.toString("utf8"))
}

function limitOf(query: URLSearchParams): number | undefined {
  const limit = query.get("limit")
  return limit === null ? undefined : Number(limit)
}

export function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues
      .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
      .join("; ")
  }
  return error instanceof Error ? error.message : String(error)
}
