import { spawn } from "node:child_process"
import { once } from "node:events"
import { connect } from "node:net"
import { freePort } from "../../scripts/free-port"
import { waitFor } from "../../scripts/wait-for"

const MISSING =
  "redis-server was not found. The cluster test needs it: `apt-get install redis-server` on Debian and Ubuntu, `brew install redis` on macOS."

export type RedisServer = { url: string; stop(): Promise<void> }

/**
 * Starts an empty Redis of its own that keeps nothing.
 * @throws Error that says how to get one, where there is no redis-server.
 */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
  const child = spawn("redis-server", args, { stdio: "ignore" })
  let failure: Error | undefined
  child.once("error", (error: NodeJS.ErrnoException) => {
    failure = error.code === "ENOENT" ? new Error(MISSING) : error
  })
  await waitFor(async () => failure ?? (await answers(port)))
  if (failure) {
    throw failure
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await once(child, "exit")
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"))
    socket.once("error", reject)
    socket.once("data", (data) => {
      socket.destroy()
      resolve(data.toString().startsWith("+PONG"))
    })
  })
}
