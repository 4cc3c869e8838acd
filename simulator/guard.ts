import type { IncomingMessage } from "node:http"
import { isIP } from "node:net"
import { isThisMachine } from "../src/lib/this-machine"

type Place = {
  /** What the server listens at. */
  host: string
  /** Other names it is reached by. */
  allowedHosts: readonly string[]
}

/**
 * Why a request is not for this simulator; null where it is. A browser can be made to ask any machine its user can reach:
 * another site's page names itself as the origin, and a site whose name was pointed at this machine names itself as the
 * host.
 */
export function foreignness({ headers }: IncomingMessage, place: Place): string | null {
  const host = hostnameOf(`http://${headers.host ?? ""}`)
  if (host === null || !isKnown(host, place)) {
    return `Unknown host ${headers.host ?? ""}: start the simulator with --allow-host to be reached by another name`
  }
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${headers.host}`) {
    return "Another site's page may not use the simulator"
  }
  return null
}

/** Nobody can point an address at another machine, only a name. */
function isKnown(hostname: string, { host, allowedHosts }: Place): boolean {
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, "")) !== 0
  return (
    isThisMachine(`http://${hostname}`) ||
    isAddress ||
    hostname === host ||
    allowedHosts.includes(hostname)
  )
}

function hostnameOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname : null
}
