import type { WayCode } from "../../lib/options"

/** PayPro's methods. Not taken from the options, which would bring all that checks them into the browser. */
export const WAYS = ["va", "store"] as const satisfies readonly WayCode[]
