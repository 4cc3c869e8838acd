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
import { codeOf } from "./redact"
import { envelope, problemsOf } from "./schemas"

type AnswerOptions = SigningOptions & Pick<ResolvedPayproOptions, "verifyAnswers">

/**
 * The `data` of an answer whose outer layer says that PayPro accepted the request.
 * @param onTimestamp Hears the time PayPro printed on the answer, whatever the answer says.
 * @throws PayproRefusedError the outer layer says no
 * @throws PayproUnknownOutcomeError it cannot be read, is signed wrongly, or contradicts itself
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
  if (code !== "0000") {
    throw new PayproRefusedError(endpoint, codeOf(code), msg && redacted(msg))
  }
  if (success === false) {
    throw new PayproUnknownOutcomeError(
      `PayPro's answer to ${endpoint} has code 0000 and success false`,
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
