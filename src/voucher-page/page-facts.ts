import { etagOf } from "../lib/etag"
import type { PageContext } from "../shopper-page/page-context"
import type { VoucherFacts } from "../shopper-view/voucher-facts"

/** An entity tag that changes exactly when the page says something else; time passing is counted by the page itself. */
export function versionOf(facts: VoucherFacts, { now: _, ...context }: PageContext): string {
  return etagOf([facts, context])
}
