import type { LoaderOptions } from "@medusajs/framework/types"
import { parsePayproOptions } from "../../../lib/options"

/**
 * Keeps a store with a wrong option from starting, and names every one. Not done by `definePaypro`, since a store is
 * built where its variables are not set.
 */
export default async function checkOptions({ options }: LoaderOptions): Promise<void> {
  parsePayproOptions(options)
}
