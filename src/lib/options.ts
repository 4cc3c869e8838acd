import { z } from "@medusajs/framework/zod"
import { linkUrl, serverUrl } from "./option-urls"
import { beneficiary, cash, reminders, staffMails, store } from "./options-for-people"

/** PayPro's way codes this plugin offers: a transfer to a CLABE, or cash at a convenience store. */
export const WAY_CODES = ["va", "store"] as const
export type WayCode = (typeof WAY_CODES)[number]

/** The highest amount of a voucher that the database keeps. */
export const MAX_PESOS = 2_147_483_647

const wholePesos = z.number().int("must be whole pesos").positive().max(MAX_PESOS)

const between = (range: { min: number; max?: number | undefined }) =>
  range.max === undefined || range.min <= range.max
const min = wholePesos.default(1)

/** Convenience stores in Mexico take at most this many pesos a payment (OXXO's limit). */
const STORE_MAX = 10_000

const vaLimit = z
  .object({ min, max: wholePesos.optional() })
  .strict()
  .refine(between, "min is above max")
const storeLimit = z
  .object({ min, max: wholePesos.default(STORE_MAX) })
  .strict()
  .refine(between, "min is above max")

const limits = z
  .object({
    va: vaLimit.default(() => vaLimit.parse({})),
    store: storeLimit.default(() => storeLimit.parse({})),
  })
  .strict()

/** The longest deadline that makes sense: stock is held until then. */
const MAX_DAYS = 365

const days = z.number().int("must be whole days").positive().max(MAX_DAYS)
const payWithinDays = z.object({ va: days.default(2), store: days.default(3) }).strict()

const hours = z
  .number()
  .nonnegative()
  .max(MAX_DAYS * 24)
const graceHours = z.object({ va: hours.default(2), store: hours.default(48) }).strict()

const secret = z.string().min(1, "must not be empty")

const reconcile = z
  .object({
    /** Cron expression of the job that asks PayPro about open vouchers. */
    schedule: z.string().min(1).default("* * * * *"),
    /** Vouchers leased at once. */
    batchSize: z.number().int().min(1).max(1000).default(100),
    /** Queries to PayPro under way at once (PayPro publishes no rate limit). */
    concurrency: z.number().int().min(1).max(64).default(4),
    /** After so many days without a final answer the voucher is left to a person (discrepancy `unanswered`). */
    maxAgeDays: z.number().positive().default(30),
    /** Processed callbacks are kept so many days. */
    inboxRetentionDays: z.number().positive().default(400),
  })
  .strict()

/** The voucher page makes no external request, so its policy would block a logo from elsewhere. */
function isServedBy(backendUrl: string | undefined, url: string | undefined): boolean {
  if (url === undefined || url.startsWith("data:image/") || !URL.canParse(backendUrl ?? "")) {
    return true
  }
  const { origin } = new URL(backendUrl ?? "")
  return URL.canParse(url, origin) && new URL(url, origin).origin === origin
}

type Placed = { backendUrl: string; store: { logoUrl?: string } }

/** The plugin's options. docs/options.md is written from this schema; every wrong option is named at start-up. */
export const payproOptionsSchema = z
  .object({
    /** PayPro's number for the merchant, sent as header `merchantNo`. */
    merchantNo: z.string().regex(/^\d{7,10}$/, "must be the 7 to 10 digits that PayPro gave you"),
    /** The app secret; a list while it is being rotated: the first signs, all verify. */
    appSecret: z
      .union([secret, z.array(secret).min(1)])
      .transform((value) => (Array.isArray(value) ? value : [value])),
    /** PayPro's API, up to and including `/mex-pay`; https unless it is on this machine. */
    baseUrl: serverUrl,
    /** Where PayPro and shoppers reach this Medusa server; callbacks go to `<backendUrl>/hooks/paypro`. */
    backendUrl: serverUrl,
    /** Where the voucher page leads back to, and PayPro's `returnUrl`. */
    returnUrl: linkUrl.optional(),
    /** Where the app secret goes in the signed text; PayPro's pages do not say. */
    saltPosition: z.enum(["suffix", "prefix"]).default("suffix"),
    /** Escape hatch: computes the signature itself from the canonical text. */
    sign: z
      .custom<(canonical: string, secret: string) => string>(
        (value) => typeof value === "function",
        "must be a function (canonical, secret) => string",
      )
      .optional(),
    /**
     * Refuse an answer of PayPro whose `sign` does not hold; `"required"` refuses one without, too. PayPro's examples show
     * no signed answer, so it can be turned off.
     */
    verifyAnswers: z
      .union([z.boolean(), z.literal("required")], 'must be true, false or "required"')
      .default(true),
    /** What becomes of a total with centavos: refused, or the next whole peso is collected. */
    rounding: z.enum(["reject", "up"]).default("reject"),
    /** When PayPro is asked for a voucher: as the method is chosen, or as the order is placed. */
    issueVoucher: z.enum(["initiate", "place_order"]).default("initiate"),
    /** Whole pesos a voucher may have. */
    limits: limits.default(() => limits.parse({})),
    /** Days the shopper has to pay, to the end of the last one in Mexico City. */
    payWithinDays: payWithinDays.default(() => payWithinDays.parse({})),
    /** Hours after that in which money that was paid in time may still be reported. */
    graceHours: graceHours.default(() => graceHours.parse({})),
    /** Cancel an order that is unpaid when its grace is over, and free its stock. */
    cancelUnpaidOrders: z.boolean().default(true),
    /** Refuse to fulfill an order that still owes what PayPro is to collect. */
    refuseUnpaidFulfillment: z.boolean().default(false),
    /** Longest wait for one answer of PayPro, in milliseconds. */
    timeoutMs: z.number().int().min(100).max(60_000).default(10_000),
    reconcile: reconcile.default(() => reconcile.parse({})),
    /** First language of what shoppers read. */
    locale: z.enum(["es-MX", "en"]).default("es-MX"),
    /** How the store presents itself on pages and in mails. */
    store: store.default({}),
    /** The name that a bank's app shows for the CLABE, where PayPro has told you. */
    beneficiary: beneficiary.optional(),
    /** Where cash is paid, and what is said at the till. */
    cash: cash.default(() => cash.parse({})),
    /** When a shopper who has not paid is reminded. */
    reminders: reminders.default(() => reminders.parse({})),
    /** Mail vouchers and reminders to the shopper, through the store's notification provider for the channel `email`. */
    voucherMails: z.boolean().default(false),
    /** Mail the shopper once an order is paid. */
    receiptMails: z.boolean().default(false),
    /** Who gets a daily mail while there are open discrepancies. */
    staffMails: staffMails.default([]),
  })
  .strict()
  // Called on options that are wrong otherwise, too, where parts may be missing.
  .refine((given: Partial<Placed>) => isServedBy(given.backendUrl, given.store?.logoUrl), {
    path: ["store", "logoUrl"],
    message: "must be a path, a data: URL, or on backendUrl's origin",
  })

/** What a store writes. */
export type PayproOptions = z.input<typeof payproOptionsSchema>
/** What the plugin works with: checked, defaults filled in, `appSecret` always a list. */
export type ResolvedPayproOptions = z.output<typeof payproOptionsSchema>

/**
 * Checks the options and fills in the defaults.
 * @throws Error whose message names every wrong option; values are left out, since one may be a secret.
 */
export function parsePayproOptions(input: unknown): ResolvedPayproOptions {
  // Medusa puts its database settings among the options of every module and provider.
  const { database: _database, ...own } = (input ?? {}) as Record<string, unknown>
  const result = payproOptionsSchema.safeParse(own)
  if (result.success) {
    return result.data
  }
  const problems = result.error.issues.map((issue) => {
    const name = issue.path.join(".") || issue.code
    const isMissing = issue.path.length === 1 && own[name] === undefined
    return `  ${name}: ${isMissing ? "is missing" : issue.message}`
  })
  throw new Error(`medusa-payment-paypro: wrong options\n${problems.join("\n")}`)
}
