/**
 * with-postgres <command> [argument...]: runs a command with a PostgreSQL server at hand, told of by DATABASE_URL and
 * by the DB_* variables of Medusa's test runner. Uses the server of DATABASE_URL where that is set.
 */
import { spawn } from "node:child_process"
import { constants } from "node:os"
import { startPostgres } from "./postgres"

function environment(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password } = new URL(url)
  const isLoopback = hostname === "127.0.0.1" || hostname === "[::1]"
  return {
    ...process.env,
    DATABASE_URL: url,
    // Medusa asks for TLS on every host whose name is not "localhost", and hangs where there is none.
    DB_HOST: isLoopback ? "localhost" : hostname,
    DB_PORT: port || "5432",
    DB_USERNAME: decodeURIComponent(username),
    DB_PASSWORD: decodeURIComponent(password),
  }
}

async function run(url: string, command: string, args: string[]): Promise<number> {
  const child = spawn(command, args, { stdio: "inherit", env: environment(url) })
  // A terminal sends Ctrl-C to the child as well; the database has to outlive it.
  process.on("SIGINT", () => undefined)
  process.on("SIGTERM", () => child.kill("SIGTERM"))
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    )
  })
}

async function main([command, ...args]: string[]): Promise<number> {
  if (!command) {
    throw new Error("usage: with-postgres <command> [argument...]")
  }
  if (process.env.DATABASE_URL) {
    return run(process.env.DATABASE_URL, command, args)
  }
  const server = await startPostgres({ databases: ["medusa"] })
  try {
    return await run(server.url("medusa"), command, args)
  } finally {
    await server.stop()
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
