import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { buffer } from "node:stream/consumers"
import type { SigningOptions } from "../../src/lib/signature/sign"
import { verifySigned } from "../../src/lib/signature/verify"

/** What a store's callback route received. */
export type Received = { raw: string; fields: Record<string, unknown> | null }

/** A store's callback route, which answers as it is told: `OK` unless `answers` has something else in store. */
export class Merchant {
  readonly received: Received[] = []
  answers: { status: number; body: string }[] = []
  private readonly server: Server

  constructor(signing: SigningOptions) {
    this.server = createServer((request, response) => {
      void buffer(request).then((raw) => {
        this.received.push({ raw: raw.toString(), fields: believed(raw, signing) })
        const { status, body } = this.answers.shift() ?? { status: 200, body: "OK" }
        response.writeHead(status).end(body)
      })
    })
  }

  /** What was received as the n-th, from 0. */
  callback(n: number): Received {
    const received = this.received[n]
    if (!received) {
      throw new Error(`Only ${this.received.length} callbacks came`)
    }
    return received
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks/paypro`
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.server.closeAllConnections()
    await closed
  }
}

function believed(raw: Buffer, signing: SigningOptions) {
  try {
    return verifySigned(raw, signing)
  } catch {
    return null
  }
}

/** Waits for what happens on its own; a few seconds at the most. */
export async function eventually<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (const deadline = Date.now() + 5_000; Date.now() < deadline;) {
    const seen = await look()
    if (seen) {
      return seen
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error("It did not happen within 5 seconds")
}
