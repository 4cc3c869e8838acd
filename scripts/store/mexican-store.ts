import type { MedusaContainer } from "@medusajs/framework/types"
import { createAdmin } from "./admin-user"
import { ADMIN, PRODUCTS, type MexicanStore } from "./catalogue"
import { createProduct } from "./products"
import { createPublishableKey, createRegion, createSalesChannel, setUpStore } from "./sales"
import { createShippingOption, createStockLocation } from "./shipping"

export type { MexicanStore, ProductHandle } from "./catalogue"

/**
 * A small store in Mexico: region, sales channel, stock, shipping, three products and an admin user. What is
 * there already stays as it is. Needs Medusa's own packages only, so that this folder works in any store.
 */
export async function seedMexicanStore(container: MedusaContainer): Promise<MexicanStore> {
  const regionId = await createRegion(container)
  const salesChannelId = await createSalesChannel(container)
  const stockLocationId = await createStockLocation(container, salesChannelId)
  const { shippingOptionId, shippingProfileId } = await createShippingOption(container, {
    stockLocationId,
    regionId,
  })
  await setUpStore(container, { salesChannelId, stockLocationId, regionId })

  const place = { salesChannelId, stockLocationId, shippingProfileId }
  const products: Partial<MexicanStore["products"]> = {}
  for (const product of PRODUCTS) {
    products[product.handle] = await createProduct(container, product, place)
  }
  const publishableKey = await createPublishableKey(container, salesChannelId)
  await createAdmin(container, ADMIN)
  return {
    regionId,
    salesChannelId,
    publishableKey,
    stockLocationId,
    shippingOptionId,
    products: products as MexicanStore["products"],
    admin: ADMIN,
  }
}
