import { WAY_CODES, type WayCode } from "../options"
import { providerIdOf } from "../provider-id"
import { check, type Check } from "./check"

/** Whether a shopper can be offered each method: PayPro knows Mexican pesos only. `regions` are those in MXN. */
export function regionCheck(regions: { wayCodes: WayCode[] }[]): Check {
  if (regions.length === 0) {
    return check("regions", "warning", "no_region")
  }
  const isOffered = (method: WayCode) => regions.some(({ wayCodes }) => wayCodes.includes(method))
  const [offered, ...others] = WAY_CODES.filter(isOffered)
  const missing = WAY_CODES.find((method) => !isOffered(method))
  if (!offered) {
    return check("regions", "warning", "none")
  }
  // A store may want one of them only.
  return missing && others.length === 0
    ? check("regions", "ok", "one", {
        offered: providerIdOf(offered),
        missing: providerIdOf(missing),
      })
    : check("regions", "ok", "both")
}
