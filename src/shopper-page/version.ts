import { etagOf } from "../lib/etag"
import type { PageContext } from "./page-context"

/** An entity tag that changes exactly when the page says something else; time passing is counted by the page itself. */
export function versionOf(facts: object, { now: _, ...context }: PageContext): string {
  return etagOf([facts, context])
}
