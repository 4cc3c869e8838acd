import type { LoaderOptions } from "@medusajs/framework/types"
import { definePaypro, type PayproOptions } from "../config"
import payproModule from "../modules/paypro"
import payproProviders from "../providers/paypro"

/** As `medusa-config.ts` passes them on where no variable is set. */
const UNSET = { merchantNo: undefined } as unknown as PayproOptions
const ALL_NAMED =
  /merchantNo: is missing\n +appSecret: is missing\n +baseUrl: is missing\n +backendUrl: /

describe("without the variables", () => {
  it("medusa-config.ts can be read, so that a store is built", () => {
    const paypro = definePaypro(UNSET)
    expect(paypro.plugin).toEqual({ resolve: "medusa-payment-paypro", options: UNSET })
    expect(paypro.paymentModule().options.providers).toHaveLength(1)
  })

  it("the module does not start, and names all that is missing", async () => {
    const { loaders = [] } = payproModule as { loaders?: ((given: LoaderOptions) => unknown)[] }
    const start = async (options: Record<string, unknown>) => {
      for (const load of loaders) {
        await load({ options } as LoaderOptions)
      }
    }
    await expect(start({ ...UNSET })).rejects.toThrow(ALL_NAMED)
  })

  it("no payment provider starts, and each names all that is missing", () => {
    const { services } = payproProviders as unknown as {
      services: { validateOptions(options: object): void }[]
    }
    expect(services).toHaveLength(2)
    for (const provider of services) {
      expect(() => provider.validateOptions({ ...UNSET })).toThrow(ALL_NAMED)
    }
  })
})
