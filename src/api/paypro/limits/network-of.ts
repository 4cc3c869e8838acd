import * as ipaddr from "ipaddr.js"

/** Addresses that no stranger has: a proxy that does not say for whom it asks, or the merchant's own servers. */
const INTERNAL = new Set([
  "loopback",
  "private",
  "uniqueLocal",
  "linkLocal",
  "carrierGradeNat",
  "unspecified",
])

/**
 * Whose requests count together: an IPv4 address, or the /64 that one line gets of IPv6. Null for an address of the
 * store's own network, behind which there may be everybody.
 */
export function networkOf(ip: string | undefined): string | null {
  if (ip === undefined || !ipaddr.isValid(ip)) {
    return null
  }
  const address = ipaddr.process(ip)
  if (INTERNAL.has(address.range())) {
    return null
  }
  return address.kind() === "ipv6"
    ? address.toByteArray().slice(0, 8).join(".")
    : address.toString()
}
