import { Agent, request } from "node:http"

export type Answer = { status: number; body: string; etag: string; ms: number }

export type Statement = { text: string; values: unknown[] }

export type Call = {
  method: "GET" | "POST"
  path: string
  headers?: Record<string, string>
  body?: string
}

/** Sends requests to one server over connections that stay open. */
export class Client {
  // An idle connection is given up a second before the server would close it, maybe just as the next request goes out.
  private readonly agent: Agent

  constructor(
    private readonly url: string,
    { atOnce = 64 } = {},
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: atOnce, timeout: 4_000 })
  }

  send({ method, path, headers, body }: Call): Promise<Answer> {
    const start = performance.now()
    return new Promise((resolve, reject) => {
      const length = body === undefined ? undefined : { "content-length": Buffer.byteLength(body) }
      const json = { "content-type": "application/json", ...length, ...headers }
      request(`${this.url}${path}`, { method, agent: this.agent, headers: json }, (response) => {
        const chunks: Buffer[] = []
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.once("error", reject).once("end", () => {
          const text = Buffer.concat(chunks).toString()
          resolve({
            status: response.statusCode ?? 0,
            body: text,
            etag: response.headers.etag ?? "",
            ms: performance.now() - start,
          })
        })
      })
        .once("error", reject)
        .end(body)
    })
  }

  /** @throws Error unless the answer has the status. */
  async expect(call: Call, status = 200): Promise<Answer> {
    const answer = await this.send(call)
    if (answer.status !== status) {
      throw new Error(`${call.method} ${call.path}: ${answer.status} ${answer.body.slice(0, 300)}`)
    }
    return answer
  }

  async json<T>(call: Call): Promise<T> {
    return JSON.parse((await this.expect(call)).body) as T
  }

  /** @returns how many were answered in a second, with so many under way at once. */
  async perSecond(calls: Call[], atOnce: number, status = 200): Promise<number> {
    const start = performance.now()
    await inParallel(calls, atOnce, (call) => this.expect(call, status))
    return calls.length / ((performance.now() - start) / 1000)
  }

  /** What the server sent to its database meanwhile. Needs the routes of `bench/store`. */
  async statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
    await this.expect({ method: "POST", path: "/bench/statements" })
    await work()
    const path = "/bench/statements"
    return (await this.json<{ statements: Statement[] }>({ method: "GET", path })).statements
  }

  close(): void {
    this.agent.destroy()
  }
}

/** Works through the items, so many at once. */
export async function inParallel<T>(
  items: T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values()
  const worker = async () => {
    for (const item of waiting) {
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}
