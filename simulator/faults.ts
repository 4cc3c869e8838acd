import { z } from "@medusajs/framework/zod"

export const API_ENDPOINTS = [
  "payInApi",
  "queryPayInResult",
  "queryBalance",
  "paymentLink",
] as const
export type ApiEndpoint = (typeof API_ENDPOINTS)[number]

/** Faults that only callbacks can have. */
const CALLBACK_KINDS = ["lostCallback", "duplicatedCallback", "reorderedCallbacks"] as const
const ANSWER_KINDS = [
  "timeout",
  "slow",
  "error500",
  "reset",
  "garbage",
  "html",
  "wrongSignature",
  "override",
  "stale",
  "systemException",
  "orderError",
] as const

export const FAULT_KINDS = [...ANSWER_KINDS, ...CALLBACK_KINDS] as const

export const faultSchema = z
  .object({
    /**
     * - timeout: no answer, ever · slow: the answer comes `ms` later · error500 · reset: the connection is cut
     * - garbage: half an answer · html: a proxy's page with status 200 · wrongSignature
     * - override: `data` and `envelope` replace fields of the answer; of a callback, `data` does
     * - stale: a query answers as if the voucher's latest change had not happened yet
     * - systemException: the outer code 5000 · orderError: the outer code 8000
     * - lostCallback: never sent · duplicatedCallback: sent twice at once
     * - reorderedCallbacks: callbacks are held until `count` (2) of them wait, then sent the last one first
     */
    kind: z.enum(FAULT_KINDS),
    /** What it befalls; every endpoint of the API unless named. Callbacks must be named, or be what `kind` is about. */
    endpoint: z.enum([...API_ENDPOINTS, "callback"]).optional(),
    /** Only for this voucher. */
    tradeNo: z.string().optional(),
    /** For so many requests; without it until cleared. */
    count: z.number().int().positive().optional(),
    /** Whether PayPro did its work all the same; default true, the harder case, but for an `orderError`. */
    processed: z.boolean().optional(),
    ms: z.number().min(0).default(1_000),
    data: z.record(z.string(), z.unknown()).default({}),
    envelope: z.record(z.string(), z.unknown()).default({}),
  })
  .strict()
  .transform(({ processed, ...fault }) => ({
    ...fault,
    processed: processed ?? fault.kind !== "orderError",
  }))

export type NewFault = z.input<typeof faultSchema>
export type Fault = z.output<typeof faultSchema>
export type FaultKind = Fault["kind"]

/** The faults that are switched on, first set first met. */
export class FaultBox {
  private faults: Fault[] = []

  set(fault: NewFault): Fault {
    const added = faultSchema.parse(fault)
    if (isCallbackKind(added.kind)) {
      added.endpoint = "callback"
    }
    if (added.kind === "stale") {
      added.endpoint = "queryPayInResult"
    }
    if (added.kind === "reorderedCallbacks") {
      added.count ??= 2
    }
    this.faults.push(added)
    return added
  }

  list(): readonly Fault[] {
    return this.faults
  }

  clear(): void {
    this.faults = []
  }

  /** The fault that befalls this request, one of its count used up. */
  take(
    endpoint: ApiEndpoint | "callback",
    tradeNo: string | undefined,
    kinds?: readonly FaultKind[],
  ) {
    const fault = this.faults.find(
      (candidate) =>
        (candidate.endpoint ? candidate.endpoint === endpoint : endpoint !== "callback") &&
        (candidate.tradeNo === undefined || candidate.tradeNo === tradeNo) &&
        (!kinds || kinds.includes(candidate.kind)),
    )
    if (fault?.count !== undefined && --fault.count === 0) {
      this.faults = this.faults.filter((other) => other !== fault)
    }
    return fault
  }
}

const isCallbackKind = (kind: FaultKind) => (CALLBACK_KINDS as readonly string[]).includes(kind)
