import { signFields, type SigningOptions } from "../../src/lib/signature/sign"

export const MERCHANT_NO = "0000001"
export const APP_SECRET = "app-secret-of-the-benchmarks"

export const SIGNING: SigningOptions = {
  appSecret: [APP_SECRET],
  saltPosition: "suffix",
  sign: undefined,
}

/** A message as PayPro and the store exchange them. */
export const signed = (fields: Record<string, unknown>): string =>
  JSON.stringify({ ...fields, sign: signFields(fields, SIGNING) })
