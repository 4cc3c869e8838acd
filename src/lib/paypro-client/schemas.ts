import { z } from "@medusajs/framework/zod"
import { MalformedBodyError } from "../errors"
import { WAY_CODES } from "../options"
import {
  amount,
  onePlatformTradeNo,
  optionalText,
  platformTradeNo,
  requiredText,
  status,
  text,
} from "./fields"

/** PayPro collects whole pesos and sends every field of a request as a string. */
const wholePesos = z
  .number()
  .int("must be whole pesos")
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform(String)

/** What is empty is left out: it would not count for the signature either. */
const personal = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined)

const tradeNo = z.string().regex(/^[A-Za-z0-9_]{1,32}$/, "must be 1 to 32 letters and digits")

/** `POST /v1/paypro/payInApi` */
export const payInRequest = z.object({
  tradeNo,
  amount: wholePesos,
  wayCode: z.enum(WAY_CODES),
  notifyUrl: z.string().min(1),
  returnUrl: z.string().optional(),
  payer: personal,
  email: personal,
  mobile: personal,
  remark: personal,
})

/** `POST /v1/paypro/queryPayInResult` */
export const queryPayInRequest = z.object({ tradeNo })

/**
 * The outer layer of every answer: was the request itself accepted? Says nothing of the payment. A missing `success`
 * is taken as agreement with `code`.
 */
export const envelope = z.object({
  code: requiredText,
  msg: optionalText,
  success: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")])
    .nullish(),
  // Shown as clock skew and nothing else, so no answer fails on it.
  timestamp: optionalText.catch(null),
  data: z.unknown(),
})

export const payInAnswer = z
  .object({
    tradeNo: requiredText,
    ...platformTradeNo,
    status,
    desc: optionalText,
    message: optionalText,
    paymentInfo: optionalText,
  })
  .transform(({ desc, message, ...rest }) => ({
    ...onePlatformTradeNo(rest),
    message: message ?? desc,
  }))

const transaction = z.object({
  tradeNo: requiredText,
  ...platformTradeNo,
  status,
  message: optionalText,
  amount,
  successTime: optionalText,
})

export const queryPayInAnswer = transaction.transform(onePlatformTradeNo)

/** What PayPro says of a pay-in. `amount`, in pesos, is what was received only where `status` says that something was. */
export type PayInAnswer = z.output<typeof queryPayInAnswer>

/** `POST /v1/paypro/queryBalance`; amounts as PayPro prints them, in pesos. */
export const balanceAnswer = z.object({
  availableAmount: text,
  freezeAmount: text,
  unsettledAmount: text,
})
export type Balance = z.output<typeof balanceAnswer>

const callback = transaction.extend({ utr: optionalText }).transform(onePlatformTradeNo)

/** What a callback says; `utr` is the bank's reference, undocumented and therefore never relied on. */
export type PayproCallbackFields = z.output<typeof callback>

/**
 * Reads the fields of a callback whose signature has been verified.
 * @throws MalformedBodyError naming the fields that are not as documented, never their values.
 */
export function parseCallback(fields: Record<string, unknown>): PayproCallbackFields {
  const result = callback.safeParse(fields)
  if (!result.success) {
    throw new MalformedBodyError(`Not a callback of PayPro: ${problemsOf(result.error)}`)
  }
  return result.data
}

/** Which fields are wrong, and why; values are left out, since they may be personal. */
export function problemsOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.join(".") || "the body"}: ${issue.message}`)
    .join("; ")
}
