import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { apiRoute } from "./api-route"
import { controlRoute } from "./control-route"
import { foreignness } from "./guard"
import { BodyTooLargeError, sendJson } from "./http"
import type { SimulatorOptions } from "./options"
import { pageRoute } from "./page/page-route"
import { Simulator } from "./simulator"

export type RunningSimulator = Simulator & { close(): Promise<void> }

/** Starts a PayPro of one's own, in memory. Resolves once it listens. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  if (process.env.NODE_ENV === "production" && !options.force) {
    throw new Error(
      "The simulator plays PayPro for a store that is being developed, and NODE_ENV is production. --force (`force: true`) starts it all the same.",
    )
  }
  const { port = 0, host = "127.0.0.1", allowedHosts = [] } = options
  const simulator = new Simulator(options)
  const { faultBox: faults, requests, settings, signing } = simulator
  const api = apiRoute({ api: simulator.api, faults, requests, settings, signing })
  const control = controlRoute(simulator)
  const page = pageRoute(simulator, options.merchantNo)

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/" } = request
    const foreign = foreignness(request, { host, allowedHosts })
    if (foreign) {
      return sendJson(response, 403, { message: foreign })
    }
    if (url.startsWith("/mex-pay/")) {
      return await api(request, response)
    }
    if (url.startsWith("/control/")) {
      return await control(request, response)
    }
    return await page(request, response)
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      sendJson(response, error instanceof BodyTooLargeError ? 413 : 500, { message: String(error) })
    })
  })
  // Longer than any client keeps a connection idle, so that none is cut under a request.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve)
  })
  simulator.url = `http://${host}:${(server.address() as AddressInfo).port}`

  return Object.assign(simulator, {
    async close() {
      simulator.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  })
}
