import { setTimeout as wait } from "node:timers/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { MalformedBodyError, messageOf, SignatureError } from "../../../lib/errors"
import { CALLBACK_ANSWER_MS } from "../../../lib/timing"
import { PAYPRO_MODULE } from "../../../modules/paypro"
import type PayproModuleService from "../../../modules/paypro/service"
import type { Callback } from "../../../modules/paypro/types"
import { processCallback } from "../../../workflows/receive-callback"
import { readBody, UnreadBodyError } from "./read-body"

/** PayPro's callback. `OK` as soon as it is kept: what cannot be settled at once is the job's. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const callback = await keep(req, res)
  if (callback) {
    const processing = processCallback(req.scope, callback).catch((error: unknown) =>
      loggerOf(req).error(
        `PayPro: callback ${callback.id} is left to the job: ${messageOf(error)}`,
      ),
    )
    await Promise.race([processing, wait(CALLBACK_ANSWER_MS, undefined, { ref: false })])
    res.status(200).type("text/plain").send("OK")
  }
}

/** Commits the callback, or answers why it was not. */
async function keep(req: MedusaRequest, res: MedusaResponse): Promise<Callback | undefined> {
  const paypro = req.scope.resolve<PayproModuleService>(PAYPRO_MODULE)
  try {
    return await paypro.receiveCallback(await readBody(req))
  } catch (error) {
    if (error instanceof UnreadBodyError) {
      res.status(error.status).json({ message: error.message })
    } else if (error instanceof MalformedBodyError) {
      res.status(400).json({ message: error.message })
    } else if (error instanceof SignatureError) {
      res.status(401).json({ message: error.message })
    } else {
      loggerOf(req).error(`PayPro: callback not kept: ${messageOf(error)}`)
      res.status(503).set("retry-after", "30").json({ message: "Not kept. Call again." })
    }
    return undefined
  }
}

function loggerOf(req: MedusaRequest): Logger {
  return req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
}
