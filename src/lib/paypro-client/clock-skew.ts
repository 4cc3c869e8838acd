/**
 * How far PayPro's clock is ahead of ours, in milliseconds, by the time printed on an answer (milliseconds since the
 * epoch). The answer was made somewhere between asking and receiving, so a difference within that span is none.
 */
export function clockSkewOf(
  timestamp: string | null,
  sentAt: number,
  receivedAt: number,
): number | null {
  if (!timestamp || !/^\d{13}$/.test(timestamp)) {
    return null
  }
  const theirs = Number(timestamp)
  return theirs - Math.min(Math.max(theirs, sentAt), receivedAt)
}
