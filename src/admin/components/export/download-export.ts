import { dayOf, startOfDay } from "../../lib/day"
import { sdk } from "../../lib/sdk"

/**
 * Saves the CSV of these days, both included, as days of the reader's time zone. Fetched rather than linked to: a
 * link would carry no token where the dashboard logs in with one.
 */
export async function downloadExport(first: Date, last: Date): Promise<void> {
  const from = startOfDay(first)
  const to = startOfDay(last)
  to.setDate(to.getDate() + 1)
  const answer = await sdk.client.fetch<Response>("/admin/paypro/export", {
    query: { from: from.toISOString(), to: to.toISOString() },
    headers: { accept: "text/csv" },
  })
  // An answer that was cut off fails here.
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement("a")
  link.href = address
  link.download = `paypro-${dayOf(first)}-${dayOf(last)}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
