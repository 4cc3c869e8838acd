import { z } from "@medusajs/framework/zod"
import { WAY_CODES } from "../options"
import {
  amount,
  onePlatformTradeNo,
  optionalText,
  platformTradeNo,
  requiredText,
  status,
  text,
  words,
} from "./fields"
import { paymentListTotal } from "./payment-list"
import { plainEmail, plainPhone, plainText } from "./plain-payer"

/** PayPro collects whole pesos and sends every field of a request as a string. */
const wholePesos = z
  .number()
  .int("must be whole pesos")
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform(String)

/** Personal fields are made plain; one without a value is left out: it would not count for the signature either. */
const typed = z.string().nullish()

const tradeNo = z.string().regex(/^[A-Za-z0-9_]{1,32}$/, "must be 1 to 32 letters and digits")

/** `POST /v1/paypro/payInApi` */
export const payInRequest = z.object({
  tradeNo,
  amount: wholePesos,
  wayCode: z.enum(WAY_CODES),
  notifyUrl: z.string().min(1),
  returnUrl: z.string().optional(),
  payer: typed.transform(plainText),
  email: typed.transform(plainEmail),
  mobile: typed.transform(plainPhone),
  remark: typed.transform(plainText),
})

/** `POST /v1/paypro/queryPayInResult` */
export const queryPayInRequest = z.object({ tradeNo })

/**
 * The outer layer of every answer: was the request itself accepted? Says nothing of the payment. A missing `success`
 * is taken as agreement with `code`.
 */
export const envelope = z.object({
  code: requiredText,
  msg: words,
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
    desc: words,
    message: words,
    paymentInfo: optionalText,
  })
  .transform(({ desc, message, ...rest }) => ({
    ...onePlatformTradeNo(rest),
    message: message ?? desc,
  }))

/** What a query and a callback have in common. */
export const transaction = z.object({
  tradeNo: requiredText,
  ...platformTradeNo,
  status,
  message: words,
  amount,
  successTime: optionalText,
})

export function readTransaction<T extends z.output<typeof transaction>>({
  amount: { value, unreadable },
  ...rest
}: T) {
  return { ...onePlatformTradeNo(rest), amount: value, amountUnreadable: unreadable }
}

export const queryPayInAnswer = transaction
  .extend({
    receivedAmount: amount,
    paymentList: z.unknown().transform(paymentListTotal),
    // Shown and nothing else, so no answer fails on it.
    createTime: optionalText.catch(null),
  })
  .transform(({ receivedAmount, paymentList, ...rest }) => ({
    ...readTransaction(rest),
    receivedAmount: receivedAmount.value,
    paymentListTotal: paymentList,
  }))

/**
 * What PayPro answers about a pay-in. Amounts are pesos as plain decimal text.
 * - `status`: PayPro's code ("0000" paid, "0001" partly paid, "0015" in progress, others failed or unknown).
 * - `amount`: what was received or what was ordered; PayPro's pages allow both readings. Null with `amountUnreadable`:
 *   PayPro named an amount that cannot be read without guessing.
 * - `receivedAmount`: `amount` less fees, or the first successful payment alone; null where there is none to read.
 * - `paymentListTotal`: the sum of the successful payments, where PayPro lists all of them clearly; else null.
 * - `createTime`, `successTime`: local times of Mexico as printed (`2024-10-11 9:30:13`).
 */
export type PayInAnswer = z.output<typeof queryPayInAnswer>

/** `POST /v1/paypro/queryBalance`. PayPro's page for Mexico spells the first field `availablAmount`, others correctly. */
export const balanceAnswer = z
  .object({
    availablAmount: optionalText,
    availableAmount: optionalText,
    freezeAmount: text,
    unsettledAmount: text,
  })
  .transform(({ availablAmount, availableAmount, ...rest }, context) => {
    const available = availableAmount ?? availablAmount
    if (available === null) {
      context.addIssue({ code: "custom", path: ["availableAmount"], message: "is missing" })
      return z.NEVER
    }
    return { availableAmount: available, ...rest }
  })

/** What PayPro holds for the merchant, in pesos as PayPro prints them. `unsettledAmount` is the day's receipts. */
export type Balance = z.output<typeof balanceAnswer>

/** Which fields are wrong, and why; values are left out, since they may be personal. */
export function problemsOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.join(".") || "the body"}: ${issue.message}`)
    .join("; ")
}
