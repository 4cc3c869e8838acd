import type { Allocation } from "../../modules/paypro/types"

/** At the end of a refund's note: the transfer, and the return that the refund stands for. */
const NAMED = /\(\w+, (ppall_\w+)\)$/

/** What Medusa shows with a refund. Our provider finds the return by it. */
export function refundNote({
  id,
  note,
  tracking_key,
}: Pick<Allocation, "id" | "note" | "tracking_key">): string {
  return `${note} (${tracking_key}, ${id})`
}

/** The id of the return that a refund's note names. */
export function returnNamedIn(note: string | null): string | undefined {
  return NAMED.exec(note ?? "")?.[1]
}
