import type { MedusaContainer } from "@medusajs/framework/types"
import type { ShopperText } from "../../lib/errors"
import { AmountError, toWholePesos } from "../../lib/money"
import type { ResolvedPayproOptions, WayCode } from "../../lib/options"
import { providerIdOf } from "../../lib/provider-id"
import { readOrderWayCodes } from "../../medusa/region-providers"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { Owed } from "../settle-purchase/owed"

/** A method of ours that the order's region offers. */
export type OfferedMethod = {
  wayCode: WayCode
  providerId: string
  /** Why it cannot take what the order owes; null where it can. */
  refusal: ShopperText | null
}

/** The ways in which a placed order can pay what it owes, in a fixed order. */
export async function offeredMethods(
  container: MedusaContainer,
  orderId: string,
  owed: Owed,
): Promise<OfferedMethod[]> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return (await readOrderWayCodes(container, orderId)).map((wayCode) => ({
    wayCode,
    providerId: providerIdOf(wayCode),
    refusal: refusalOf(owed, wayCode, options),
  }))
}

/** What a placed order owes is rounded up, whatever the option, as its voucher will be. */
function refusalOf(
  { owed, currencyCode }: Pick<Owed, "owed" | "currencyCode">,
  wayCode: WayCode,
  { limits }: Pick<ResolvedPayproOptions, "limits">,
): ShopperText | null {
  try {
    toWholePesos({ amount: owed, currencyCode, wayCode }, { rounding: "up", limits })
    return null
  } catch (error) {
    if (error instanceof AmountError) {
      return error.shopperText
    }
    throw error
  }
}
