import { fork } from "node:child_process"
import { join } from "node:path"

const USER = "postgres"
const PASSWORD = "postgres"

export interface PostgresOptions {
  /** Databases to create. */
  databases?: string[]
  /** Two Medusa processes with every module's pool stay well below the default. */
  maxConnections?: number
}

export interface PostgresServer {
  host: string
  port: number
  user: string
  password: string
  /** The connection string of one of its databases. */
  url(database: string): string
  stop(): Promise<void>
}

type HostMessage = { port: number } | { error: string }

/**
 * Starts an empty PostgreSQL server of its own on a free port of the loopback interface. It ends with `stop()`,
 * or when this process ends in whatever way, and its data with it.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const settings = {
    user: USER,
    password: PASSWORD,
    databases: options.databases ?? [],
    maxConnections: options.maxConnections ?? 300,
  }
  const host = fork(join(__dirname, "host.mjs"), [JSON.stringify(settings)], {
    detached: true,
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  const exited = new Promise<void>((resolve) => host.once("exit", () => resolve()))
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

  // Medusa asks for TLS on every host whose name is not "localhost".
  const address = { host: "localhost", port: message.port, user: USER, password: PASSWORD }
  return {
    ...address,
    url: (database) =>
      `postgres://${USER}:${PASSWORD}@${address.host}:${address.port}/${encodeURIComponent(database)}`,
    async stop() {
      if (host.connected) {
        host.ref()
        host.send("stop")
      }
      await exited
    },
  }
}
