import type { z } from "@medusajs/framework/zod"
import {
  MalformedBodyError,
  PayproRefusedError,
  PayproUnknownOutcomeError,
  SignatureError,
} from "../errors"
import type { ResolvedPayproOptions } from "../options"
import type { SigningOptions } from "../signature/sign"
import { parseSigned, signatureHolds, verifyFields } from "../signature/verify"
import { codeOf } from "./code"
import { envelope, problemsOf } from "./schemas"

type AnswerOptions = SigningOptions & Pick<ResolvedPayproOptions, "verifyAnswers">

/** The outer codes that PayPro's error page explains; what it may send besides counts as a refusal. */
const ACCEPTED = "0000"
const SYSTEM_EXCEPTION = "5000"

/**
 * The `data` of an answer whose outer layer says that PayPro accepted the request. The outer layer says nothing about a
 * payment: only the status within `data` does.
 * @param onTimestamp Hears the time PayPro printed on the answer, whatever the answer says.
 * @throws PayproRefusedError the outer layer says no (`8000`, or a code that is not documented)
 * @throws PayproUnknownOutcomeError PayPro reports a system exception (`5000`), or the answer cannot be read, is signed
 * wrongly, or contradicts itself
 */
export function acceptedData(
  endpoint: string,
  raw: Buffer,
  options: AnswerOptions,
  redacted: (words: string) => string,
  onTimestamp: (timestamp: string | null) => void,
): unknown {
  const answer = readAnswer(endpoint, raw, options)
  const { code, msg, success, data, timestamp } = parseAnswer(endpoint, envelope, answer)
  onTimestamp(timestamp)
  const words = msg && redacted(msg)
  if (code === SYSTEM_EXCEPTION) {
    throw new PayproUnknownOutcomeError(
      `PayPro failed during ${endpoint}: ${code}${words ? ` (${words})` : ""}`,
    )
  }
  if (code !== ACCEPTED) {
    throw new PayproRefusedError(endpoint, codeOf(code), words)
  }
  if (success === false) {
    throw new PayproUnknownOutcomeError(
      `PayPro's answer to ${endpoint} has code ${ACCEPTED} and success false`,
    )
  }
  return data
}

/**
 * A part of an answer in the form of `schema`.
 * @throws PayproUnknownOutcomeError naming the fields that are not as documented, never their values
 */
export function parseAnswer<T extends z.ZodType>(
  endpoint: string,
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value)
  if (!result.success) {
    throw new PayproUnknownOutcomeError(
      `PayPro's answer to ${endpoint} is not as documented: ${problemsOf(result.error)}`,
    )
  }
  return result.data
}

function readAnswer(endpoint: string, raw: Buffer, options: AnswerOptions) {
  try {
    const answer = parseSigned(raw)
    if (options.verifyAnswers) {
      verifyAnswer(answer, options)
    }
    if (options.verifyAnswers === "required") {
      requireSignature(answer, options)
    }
    return answer
  } catch (error) {
    if (error instanceof MalformedBodyError || error instanceof SignatureError) {
      throw new PayproUnknownOutcomeError(
        `PayPro's answer to ${endpoint} is not to be believed: ${error.message}`,
      )
    }
    throw error
  }
}

/**
 * PayPro says that its answers are signed, and shows none that is. A missing signature is therefore accepted (TLS
 * vouches for the answer); one that is there must hold, in any of the ways its rule can be read for two layers.
 */
function verifyAnswer(answer: Record<string, unknown>, options: SigningOptions): void {
  const data = isObject(answer.data) ? answer.data : {}
  if (data.sign) {
    verifyFields(data, options)
  }
  if (!answer.sign) {
    return
  }
  const { data: _, ...outer } = answer
  const readings = [answer, { ...data, ...outer }, { ...data, sign: answer.sign }, outer]
  if (!readings.some((fields) => signatureHolds(fields, options))) {
    throw new SignatureError("wrong")
  }
}

/** For merchants whose PayPro signs: what says how a payment stands has to be signed, be it as a part of the whole. */
function requireSignature(answer: Record<string, unknown>, options: SigningOptions): void {
  const { data, ...outer } = answer
  if (!isObject(data)) {
    verifyFields(answer, options)
    return
  }
  if (data.sign) {
    return
  }
  if (!answer.sign) {
    throw new SignatureError("missing")
  }
  const readings = [answer, { ...data, ...outer }, { ...data, sign: answer.sign }]
  if (!readings.some((fields) => signatureHolds(fields, options))) {
    throw new SignatureError("wrong")
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
