import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { Redis } from "ioredis"
import { createLimiters, type Limiters } from "./limiters"

let limiters: Limiters | undefined

/** This process's limiters, made when they are first needed: what only runs a script opens no connection. */
export function storeLimiters(container: MedusaContainer): Limiters {
  limiters ??= createLimiters(redisOf(container))
  return limiters
}

/** The Redis of Medusa's sessions, by a connection of its own: Medusa lends its to nobody. */
function redisOf(container: MedusaContainer): Redis | undefined {
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  if (!projectConfig.redisUrl) {
    return undefined
  }
  const redis = new Redis(projectConfig.redisUrl, {
    ...projectConfig.redisOptions,
    enableOfflineQueue: false,
  })
  // Medusa says so itself; meanwhile this process's memory counts.
  redis.on("error", () => undefined)
  return redis
}
