import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ProductStatus } from "@medusajs/framework/utils"
import { type PRODUCTS, type SeededProduct } from "./catalogue"
import { findOne } from "./find"

type Product = (typeof PRODUCTS)[number]
type Place = { salesChannelId: string; stockLocationId: string; shippingProfileId: string }

const OPTION = "Presentación"
const ONLY = "Única"

const create = (container: MedusaContainer, product: Product, place: Place) =>
  createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: product.title,
          handle: product.handle,
          status: ProductStatus.PUBLISHED,
          shipping_profile_id: place.shippingProfileId,
          sales_channels: [{ id: place.salesChannelId }],
          options: [{ title: OPTION, values: [ONLY] }],
          variants: [
            {
              title: ONLY,
              sku: product.handle.toUpperCase(),
              options: { [OPTION]: ONLY },
              manage_inventory: true,
              prices: [{ currency_code: "mxn", amount: product.price }],
            },
          ],
        },
      ],
    },
  })

type Row = {
  id: string
  variants: { id: string; inventory_items: { inventory_item_id: string }[] }[]
}

async function find(
  container: MedusaContainer,
  product: Product,
): Promise<SeededProduct | undefined> {
  const row = await findOne<Row>(container, "product", { handle: product.handle }, [
    "id",
    "variants.id",
    "variants.inventory_items.inventory_item_id",
  ])
  const variant = row?.variants[0]
  const inventoryItemId = variant?.inventory_items[0]?.inventory_item_id
  return row && variant && inventoryItemId
    ? { id: row.id, variantId: variant.id, inventoryItemId, price: product.price }
    : undefined
}

/** One variant each, with its stock at the location. */
export async function createProduct(
  container: MedusaContainer,
  product: Product,
  place: Place,
): Promise<SeededProduct> {
  if (!(await find(container, product))) {
    await create(container, product, place)
  }
  const seeded = await find(container, product)
  if (!seeded) {
    throw new Error(`Not created: ${product.handle}`)
  }
  const level = {
    inventory_item_id: seeded.inventoryItemId,
    location_id: place.stockLocationId,
  }
  if (!(await findOne(container, "inventory_level", level))) {
    await createInventoryLevelsWorkflow(container).run({
      input: { inventory_levels: [{ ...level, stocked_quantity: product.stock }] },
    })
  }
  return seeded
}
