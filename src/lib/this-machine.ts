import { isIPv4 } from "node:net"

/** Whether an address leads to the machine that reads it: `localhost`, 127.0.0.0/8 or `[::1]`. */
export function isThisMachine(address: string): boolean {
  // URL writes every spelling of an address out plainly: `127.1` is `127.0.0.1`.
  const { hostname } = new URL(address)
  return (
    hostname === "localhost" ||
    hostname === "[::1]" ||
    (isIPv4(hostname) && hostname.startsWith("127."))
  )
}
