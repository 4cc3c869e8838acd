import type { Period } from "../../lib/period"
import { sdk } from "../../lib/sdk"

/** Saves the CSV of a period. Fetched rather than linked to: a link carries no token where the dashboard logs in with one. */
export async function downloadMovements({ from, to }: Period): Promise<void> {
  const answer = await sdk.client.fetch<Response>("/admin/paypro/movements", {
    query: { from, to },
    headers: { accept: "text/csv" },
  })
  // An answer that was cut off fails here.
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement("a")
  link.href = address
  link.download = `paypro-${from}-${to}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
