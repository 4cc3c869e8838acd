import type { LoaderOptions, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, isProduction } from "@medusajs/framework/utils"
import { hasWeakSecret, WEAK_SECRET } from "../../../lib/weak-secrets"

/**
 * A secret that can be guessed is a warning while a store is developed, and keeps one in production from starting.
 * @throws Error in production.
 */
export default async function refuseWeakSecrets({
  container,
  options,
}: LoaderOptions<{ appSecret?: string | string[] }>): Promise<void> {
  // Whatever else is wrong with the options is named by whoever parses them.
  const secrets = [options?.appSecret ?? []].flat().filter((secret) => typeof secret === "string")
  if (!hasWeakSecret(secrets)) {
    return
  }
  if (isProduction()) {
    throw new Error(`medusa-payment-paypro: ${WEAK_SECRET}`)
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`PayPro: ${WEAK_SECRET} In production the store does not start with it.`)
}
