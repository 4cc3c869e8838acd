import type { MedusaRequest } from "@medusajs/framework/http"
import getRawBody from "raw-body"
import { MAX_CALLBACK_BYTES } from "../../../lib/paypro-client"
import { CALLBACK_BODY_MS } from "../../../lib/timing"

/** Why a body was not read, as HTTP says it. */
export class UnreadBodyError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * The bytes as they were sent, which is what PayPro signed: nothing is parsed or unpacked. Who sends for ever, or
 * slowly, is hung up on.
 * @throws UnreadBodyError
 */
export async function readBody(req: MedusaRequest): Promise<Buffer> {
  const { "content-encoding": encoding = "identity", "content-length": length } = req.headers
  hangUpAfter(req, CALLBACK_BODY_MS)
  try {
    if (encoding !== "identity") {
      throw new UnreadBodyError(415, "The body is to be sent unpacked")
    }
    return await getRawBody(req, { limit: MAX_CALLBACK_BYTES, length: length ?? null })
  } catch (error) {
    // What is still on its way is thrown away, so that the sender gets to read the answer.
    req.resume()
    throw asUnread(error)
  }
}

function asUnread(error: unknown): UnreadBodyError {
  if (error instanceof UnreadBodyError) {
    return error
  }
  const isTooLarge = error instanceof Error && "type" in error && error.type === "entity.too.large"
  return isTooLarge
    ? new UnreadBodyError(413, `The body has more than ${MAX_CALLBACK_BYTES} bytes`)
    : new UnreadBodyError(400, "The body did not arrive whole")
}

function hangUpAfter(req: MedusaRequest, ms: number): void {
  const timer = setTimeout(() => req.destroy(), ms).unref()
  req.once("close", () => clearTimeout(timer))
}
