import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { MalformedBodyError, SignatureError } from "../../../lib/errors"
import { PAYPRO_MODULE } from "../../../modules/paypro"
import type PayproModuleService from "../../../modules/paypro/service"
import { receiveCallback } from "../../../workflows/receive-callback"

/** PayPro's callback. `OK` only once everything is done: PayPro then stops calling. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  try {
    const { outcome } = await receiveCallback(req.scope, rawBodyOf(req))
    if (outcome === "processed") {
      res.status(200).type("text/plain").send("OK")
    } else {
      res.status(503).set("retry-after", "30").json({ message: "Not finished yet. Call again." })
    }
  } catch (error) {
    if (error instanceof MalformedBodyError) {
      res.status(400).json({ message: error.message })
    } else if (error instanceof SignatureError) {
      req.scope.resolve<PayproModuleService>(PAYPRO_MODULE).healthLog.countSignatureFailure()
      res.status(401).json({ message: error.message })
    } else {
      req.scope
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .error(`PayPro: callback not kept: ${String(error)}`)
      res.status(503).set("retry-after", "30").json({ message: "Not kept. Call again." })
    }
  }
}

/** The parser keeps the bytes of JSON only, so whatever else was sent has none. */
function rawBodyOf(req: MedusaRequest): Buffer {
  const rawBody: unknown = req.rawBody
  return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0)
}
