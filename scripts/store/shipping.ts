import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { SHIPPING } from "./catalogue"
import { findOne, findOrCreate } from "./find"

const LOCATION = "Almacén Ciudad de México"
const FULFILLMENT_PROVIDER = "manual_manual"

export async function createStockLocation(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<string> {
  const id = await findOrCreate(container, "stock_location", { name: LOCATION }, async () => {
    const { result } = await createStockLocationsWorkflow(container).run({
      input: {
        locations: [
          {
            name: LOCATION,
            address: {
              address_1: "Av. Insurgentes Sur 1602",
              city: "Ciudad de México",
              country_code: "mx",
              postal_code: "03940",
            },
          },
        ],
      },
    })
    return result[0]
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id, add: [salesChannelId] },
  })
  return id
}

/** A fulfillment set with one zone, Mexico, served from the stock location. */
async function createServiceZone(
  container: MedusaContainer,
  stockLocationId: string,
): Promise<string> {
  const name = "Envíos nacionales"
  const known = await findOne<{ id: string }>(container, "service_zone", { name })
  if (known) {
    return known.id
  }
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name,
    type: "shipping",
    service_zones: [{ name, geo_zones: [{ country_code: "mx", type: "country" }] }],
  })
  const location = { [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId } }
  await container.resolve(ContainerRegistrationKeys.LINK).create([
    {
      ...location,
      [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER },
    },
    { ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
  ])
  const [zone] = set.service_zones
  if (!zone) {
    throw new Error("Not created: service_zone")
  }
  return zone.id
}

export async function createShippingOption(
  container: MedusaContainer,
  { stockLocationId, regionId }: { stockLocationId: string; regionId: string },
): Promise<{ shippingOptionId: string; shippingProfileId: string }> {
  const shippingProfileId = await findOrCreate(
    container,
    "shipping_profile",
    { type: "default" },
    async () => {
      const { result } = await createShippingProfilesWorkflow(container).run({
        input: { data: [{ name: "Envíos", type: "default" }] },
      })
      return result[0]
    },
  )
  const serviceZoneId = await createServiceZone(container, stockLocationId)
  const shippingOptionId = await findOrCreate(
    container,
    "shipping_option",
    { name: SHIPPING.name },
    async () => {
      const { result } = await createShippingOptionsWorkflow(container).run({
        input: [
          {
            name: SHIPPING.name,
            price_type: "flat",
            provider_id: FULFILLMENT_PROVIDER,
            service_zone_id: serviceZoneId,
            shipping_profile_id: shippingProfileId,
            type: { label: "Estándar", description: "De 3 a 5 días hábiles", code: "standard" },
            prices: [
              { currency_code: "mxn", amount: SHIPPING.price },
              { region_id: regionId, amount: SHIPPING.price },
            ],
            rules: [
              { attribute: "enabled_in_store", value: "true", operator: "eq" },
              { attribute: "is_return", value: "false", operator: "eq" },
            ],
          },
        ],
      })
      return result[0]
    },
  )
  return { shippingOptionId, shippingProfileId }
}
