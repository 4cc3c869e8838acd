import { createHash } from "node:crypto"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible"
import { PAGE_HEADERS } from "../../../shopper-page/headers"
import { sendPage } from "../../../shopper-page/send-page"
import { renderTooMany } from "../../../shopper-page/too-many"
import { pageContextOf } from "../page-context"
import type { Kind } from "./limiters"
import { networkOf } from "./network-of"
import { storeLimiters } from "./store-limiters"

/** Answers 429 with when to come back, before anything is looked up. */
export const limited =
  (kind: Kind) =>
  async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const { address, page } = storeLimiters(req.scope)[kind]
    const network = networkOf(req.ip)
    const wait =
      (network && (await secondsToWait(address, network))) ||
      (await secondsToWait(page, keyOf(req.params.token)))
    if (!wait) {
      next()
      return
    }
    res.set(PAGE_HEADERS).set("retry-after", String(wait))
    sendPage(res, 429, renderTooMany(pageContextOf(req)))
  }

/** 0 where it may go on. */
async function secondsToWait(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (reason) {
    // Anything else is Redis in trouble, which is no reason to turn a shopper away.
    return reason instanceof RateLimiterRes ? Math.ceil(reason.msBeforeNext / 1_000) : 0
  }
}

/** The token opens the page, so it is not what Redis gets to see. */
function keyOf(token: string | undefined): string {
  return createHash("sha256")
    .update(token ?? "")
    .digest("base64url")
}
