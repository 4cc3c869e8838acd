import type { PayproOptions } from "./lib/options"
import { PROVIDER_ENTRY_ID } from "./lib/provider-id"

export type { PayproOptions } from "./lib/options"

const PACKAGE = "medusa-payment-paypro"

type PaymentModuleSettings = {
  /** The store's other payment providers. */
  providers?: Record<string, unknown>[]
  /** What those need of the container. */
  dependencies?: string[]
}

type Paths = {
  /** Where Medusa finds the plugin; only the plugin's own repository has it elsewhere. */
  module: string
  provider: string
}

const PUBLISHED: Paths = {
  module: `${PACKAGE}/modules/paypro`,
  provider: `${PACKAGE}/providers/paypro`,
}

/**
 * One set of options for the plugin and for the payment providers in it. They are checked as the store starts, so that
 * `medusa build` runs without the variables they come from.
 */
export function definePaypro(options: PayproOptions, paths: Paths = PUBLISHED) {
  const settings: Record<string, unknown> = options
  return {
    /** For `plugins`. */
    plugin: { resolve: PACKAGE, options: settings },
    /** For `modules` of a project that does not load the plugin as one. */
    module: { resolve: paths.module, options: settings },
    /** For `modules`: Medusa's payment module with PayPro's providers, and the store's other ones. */
    paymentModule: ({ providers = [], dependencies = [] }: PaymentModuleSettings = {}) => ({
      resolve: "@medusajs/medusa/payment",
      // The providers keep their vouchers in the plugin's module, and look the cart up.
      dependencies: ["paypro", "query", ...dependencies],
      options: {
        providers: [
          ...providers,
          { resolve: paths.provider, id: PROVIDER_ENTRY_ID, options: settings },
        ],
      },
    }),
  }
}
