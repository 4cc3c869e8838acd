import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { WayCode } from "../lib/options"
import { wayCodesAmong } from "../lib/provider-id"

type Region = { payment_providers?: ({ id: string; is_enabled: boolean } | null | undefined)[] }

/** One that left the configuration is not enabled. */
const PROVIDERS = ["payment_providers.id", "payment_providers.is_enabled"]

/** PayPro's methods that a region offers, in the order of `WAY_CODES`; none for a region that is gone. */
export async function readRegionWayCodes(
  container: MedusaContainer,
  regionId: string,
): Promise<WayCode[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "region",
    fields: ["id", ...PROVIDERS],
    filters: { id: regionId },
  })
  return wayCodesIn(data[0] as Region | undefined)
}

/** The same, of the region of an order. */
export async function readOrderWayCodes(
  container: MedusaContainer,
  orderId: string,
): Promise<WayCode[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", ...PROVIDERS.map((field) => `region.${field}`)],
    filters: { id: orderId },
  })
  const [order] = data as { region?: Region | null }[]
  return wayCodesIn(order?.region)
}

function wayCodesIn(region: Region | null | undefined): WayCode[] {
  const enabled = (region?.payment_providers ?? []).filter((provider) => provider?.is_enabled)
  return wayCodesAmong(enabled.map((provider) => provider?.id ?? ""))
}
