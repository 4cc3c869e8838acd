import { z } from "@medusajs/framework/zod"

/** The settings with a fixed set of values. Most of them choose between two readings of PayPro's pages. */
export const CHOICES = {
  reading: ["received", "ordered"],
  callbackAmounts: ["sums", "single"],
  amountFormat: ["plain", "decimals", "four_decimals", "thousands"],
  unknownTradeNo: ["8000", "9999", "failed", "empty"],
  failureCode: ["00029", "0029"],
  platformField: ["mixed", "platFormTradeNo", "payproTradeNo"],
  balanceField: ["availablAmount", "availableAmount"],
  nullSign: ["absent", "printed", "dropped"],
  accounts: ["clabe", "nineteen_digits"],
} as const

export type ChoiceName = keyof typeof CHOICES
type Choice<Name extends ChoiceName> = (typeof CHOICES)[Name][number]

/** What can be changed while the simulator runs. */
export type SimulatorSettings = {
  /** Call the merchant back whenever something happens to a voucher. */
  autoCallback: boolean
  /** Milliseconds between the event and the first callback. */
  callbackDelayMs: number
  /** Milliseconds the merchant has for answering a callback. */
  callbackTimeoutMs: number
  /** Factor on PayPro's pauses between callbacks: 0.001 turns its 2 s into 2 ms. */
  timeScale: number
  /**
   * The amounts of a query's answer.
   * - received: `amount` is what was paid so far (the order's amount while nothing was), `receivedAmount` that less fees
   * - ordered: `amount` is always the order's amount, `receivedAmount` the first successful payment
   */
  reading: Choice<"reading">
  /** Add `paymentList` to a query's answer: one record for each payment, tried or successful. */
  paymentList: boolean
  /** The amount of a callback: the sum paid so far, or the latest payment alone. */
  callbackAmounts: Choice<"callbackAmounts">
  /** Milliseconds that queries lag behind. A voucher younger than that reads as it was issued. */
  queryLagMs: number
  /** How amounts are printed: `1200`, `1200.00`, `1200.0000` or the text `1,200.00`. */
  amountFormat: Choice<"amountFormat">
  /**
   * How a query about an unknown number is answered: refused with the outer code 8000 or 9999, accepted with a failed
   * `data.status`, or accepted with empty `data`.
   */
  unknownTradeNo: Choice<"unknownTradeNo">
  /** The status of a failed voucher. */
  failureCode: Choice<"failureCode">
  /** The field of PayPro's own number; `mixed`, as in its examples: `payproTradeNo` in answers, `platFormTradeNo` in callbacks. */
  platformField: Choice<"platformField">
  /** The spelling of the available balance. */
  balanceField: Choice<"balanceField">
  /**
   * Whether callbacks carry null fields.
   * - absent: they carry none
   * - printed: they do, and the signature covers `key=null`
   * - dropped: they do, and the signature leaves them out
   */
  nullSign: Choice<"nullSign">
  /** Refuse names that are not plain ASCII or contain `&` or `=`, and phones with anything but digits. */
  strictPayer: boolean
  /** What a virtual account looks like: a real CLABE, or the 19 digits of PayPro's example. */
  accounts: Choice<"accounts">
  /** Sign the answers too. PayPro says that it does; its examples show none. */
  signAnswers: boolean
}

export const DEFAULT_SETTINGS: SimulatorSettings = {
  autoCallback: true,
  callbackDelayMs: 0,
  callbackTimeoutMs: 10_000,
  timeScale: 1,
  reading: "received",
  paymentList: false,
  callbackAmounts: "sums",
  queryLagMs: 0,
  amountFormat: "decimals",
  unknownTradeNo: "8000",
  failureCode: "00029",
  platformField: "mixed",
  balanceField: "availablAmount",
  nullSign: "absent",
  strictPayer: false,
  accounts: "clabe",
  signAnswers: false,
}

/** A change of some settings. */
export const settingsSchema = z
  .object({
    autoCallback: z.boolean(),
    callbackDelayMs: z.number().min(0),
    callbackTimeoutMs: z.number().min(1),
    timeScale: z.number().min(0),
    reading: z.enum(CHOICES.reading),
    paymentList: z.boolean(),
    callbackAmounts: z.enum(CHOICES.callbackAmounts),
    queryLagMs: z.number().min(0),
    amountFormat: z.enum(CHOICES.amountFormat),
    unknownTradeNo: z.enum(CHOICES.unknownTradeNo),
    failureCode: z.enum(CHOICES.failureCode),
    platformField: z.enum(CHOICES.platformField),
    balanceField: z.enum(CHOICES.balanceField),
    nullSign: z.enum(CHOICES.nullSign),
    strictPayer: z.boolean(),
    accounts: z.enum(CHOICES.accounts),
    signAnswers: z.boolean(),
  } satisfies Record<keyof SimulatorSettings, z.ZodType>)
  .partial()
  .strict()
