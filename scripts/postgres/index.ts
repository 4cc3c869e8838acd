import { fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { freePort } from "../free-port"

const USER = "postgres"
const PASSWORD = "postgres"
const ATTEMPTS = 3

export type PostgresOptions = {
  /** Databases to create. */
  databases?: string[]
  /** Two Medusa processes with every module's pool stay well below the default. */
  maxConnections?: number
  /** How much room its data needs; a few gigabytes unless told. Kept in memory where there is that much. */
  roomGib?: number
}

export type PostgresServer = {
  host: string
  port: number
  user: string
  password: string
  /** The connection string of one of its databases. */
  url(database: string): string
  stop(): Promise<void>
}

type HostMessage = { ready: true } | { error: string }

/**
 * Starts an empty PostgreSQL server of its own on a free port of the loopback interface. It ends with `stop()`,
 * or when this process ends in whatever way, and its data with it.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      return serverOf(await startHost(port, options), port)
    } catch (error) {
      // Somebody may have taken the port, or created the system account, between the look and the use.
      if (attempt === ATTEMPTS) {
        throw error
      }
    }
  }
}

async function startHost(port: number, options: PostgresOptions): Promise<ChildProcess> {
  const { databases = [], maxConnections = 300, roomGib = 2 } = options
  const settings = { port, user: USER, password: PASSWORD, databases, maxConnections, roomGib }
  const host = fork(join(__dirname, "host.mjs"), [JSON.stringify(settings)], {
    detached: true,
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  const message = await new Promise<HostMessage>((resolve) => {
    host.once("message", (value) => resolve(value as HostMessage))
    host.once("error", (error) => resolve({ error: error.message }))
    host.once("exit", (code) => resolve({ error: `its host ended with code ${code}` }))
  })
  if ("error" in message) {
    throw new Error(`PostgreSQL did not start: ${message.error}`)
  }
  host.unref()
  host.channel?.unref()
  return host
}

function serverOf(host: ChildProcess, port: number): PostgresServer {
  // Medusa asks for TLS on every host whose name is not "localhost".
  const address = { host: "localhost", port, user: USER, password: PASSWORD }
  return {
    ...address,
    url: (database) => `postgres://${USER}:${PASSWORD}@${address.host}:${port}/${database}`,
    async stop() {
      if (host.connected) {
        host.ref()
        host.send("stop")
        await once(host, "exit")
      }
    },
  }
}
