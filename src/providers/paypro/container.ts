import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"

/** What a provider finds in the payment module's container, the last two only as its `dependencies`. */
export type ProviderContainer = {
  [ContainerRegistrationKeys.LOGGER]: Logger
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.QUERY]: RemoteQueryFunction
  [PAYPRO_MODULE]: PayproModuleService
}

/** @throws MedusaError that says how to configure the store, where the payment module was not given the dependency. */
export function dependency<K extends keyof ProviderContainer>(
  container: ProviderContainer,
  key: K,
): ProviderContainer[K] {
  try {
    return container[key]
  } catch {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `medusa-payment-paypro: the payment module has no "${key}". Configure it with paypro.paymentModule() of definePaypro() (see the README), or add dependencies: ["${PAYPRO_MODULE}", "${ContainerRegistrationKeys.QUERY}"] to its entry in medusa-config.`,
    )
  }
}
