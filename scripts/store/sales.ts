import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { PAYMENT_PROVIDERS } from "./catalogue"
import { findOne, findOrCreate } from "./find"

const CHANNEL = "Tienda en línea"

/** Prices are what the shopper pays: no taxes are added. */
export async function createRegion(container: MedusaContainer): Promise<string> {
  return findOrCreate(container, "region", { name: "México", currency_code: "mxn" }, async () => {
    const { result } = await createRegionsWorkflow(container).run({
      input: {
        regions: [
          {
            name: "México",
            currency_code: "mxn",
            countries: ["mx"],
            automatic_taxes: false,
            payment_providers: PAYMENT_PROVIDERS,
          },
        ],
      },
    })
    return result[0]
  })
}

export async function createSalesChannel(container: MedusaContainer): Promise<string> {
  return findOrCreate(container, "sales_channel", { name: CHANNEL }, async () => {
    const { result } = await createSalesChannelsWorkflow(container).run({
      input: { salesChannelsData: [{ name: CHANNEL }] },
    })
    return result[0]
  })
}

/** The token that a storefront sends. */
export async function createPublishableKey(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<string> {
  const id = await findOrCreate(container, "api_key", { title: CHANNEL }, async () => {
    const { result } = await createApiKeysWorkflow(container).run({
      input: { api_keys: [{ title: CHANNEL, type: "publishable", created_by: "" }] },
    })
    return result[0]
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id, add: [salesChannelId] } })
  const key = await findOne<{ token: string }>(container, "api_key", { id }, ["token"])
  return key?.token ?? ""
}

/** A server creates a store when it first starts; where none has started yet there is nothing to set up. */
export async function setUpStore(
  container: MedusaContainer,
  defaults: { salesChannelId: string; stockLocationId: string; regionId: string },
): Promise<void> {
  const store = await findOne<{ id: string }>(container, "store", {})
  if (store) {
    await updateStoresWorkflow(container).run({
      input: {
        selector: { id: store.id },
        update: {
          name: "Tienda Mexicana",
          supported_currencies: [{ currency_code: "mxn", is_default: true }],
          default_sales_channel_id: defaults.salesChannelId,
          default_location_id: defaults.stockLocationId,
          default_region_id: defaults.regionId,
        },
      },
    })
  }
}
