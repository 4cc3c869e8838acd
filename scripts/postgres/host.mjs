/**
 * Hosts one throw-away PostgreSQL server, and ends it when the process that forked this one is gone.
 *
 * It is a process of its own, in a process group of its own, so that
 * - Ctrl-C in a terminal reaches Medusa first and does not pull the database from under it,
 * - a killed parent (`kill -9`, a crashed test run) leaves nothing behind: its IPC channel closes.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { isRoot, loadEmbeddedPostgres, temporaryFolder } from "./account.mjs"
import { removeLeftovers } from "./leftovers.mjs"

const ATTEMPTS = 3
const LOG_LINES = 40

const settings = JSON.parse(process.argv[2] ?? "{}")
const log = []
const remember = (message) => {
  log.push(String(message).trimEnd())
  log.splice(0, log.length - LOG_LINES)
}

/** The embedded server runs with the same umask as a system one: its account must read what root writes. */
process.umask(0o022)
process.env.TMPDIR = temporaryFolder()

const base = join(temporaryFolder(), `medusa-payment-paypro-${process.getuid?.() ?? 0}`)
mkdirSync(base, { recursive: true })
removeLeftovers(base)
const folder = mkdtempSync(join(base, `${process.pid}-`))
chmodSync(folder, 0o755)

let server
let stopping

function stop() {
  stopping ??= (async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })()
  return stopping
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "localhost", () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

async function start(EmbeddedPostgres, attempt) {
  const databaseDir = join(folder, `data-${attempt}`)
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port: await freePort(),
    user: settings.user,
    password: settings.password,
    authMethod: "scram-sha-256",
    createPostgresUser: isRoot,
    // UTF-8 and Unicode case rules on every machine, whatever locales it has.
    initdbFlags: [
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-sync",
    ],
    postgresFlags: [
      ["listen_addresses", "localhost"],
      ["unix_socket_directories", ""],
      ["max_connections", String(settings.maxConnections)],
      // The data is thrown away: nothing has to survive a power cut.
      ["fsync", "off"],
      ["synchronous_commit", "off"],
      ["full_page_writes", "off"],
    ].flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: remember,
    onError: remember,
  })
  await postgres.initialise()
  await postgres.start()
  return postgres
}

process.on("disconnect", stop)
process.on("message", (message) => message === "stop" && stop())

try {
  const EmbeddedPostgres = await loadEmbeddedPostgres(folder)
  for (let attempt = 1; !server; attempt++) {
    try {
      server = await start(EmbeddedPostgres, attempt)
    } catch (error) {
      // Somebody may have taken the port, or created the account, between the look and the use.
      if (attempt === ATTEMPTS) {
        throw error ?? new Error("PostgreSQL ended while it was starting")
      }
    }
  }
  for (const database of settings.databases) {
    await server.createDatabase(database)
  }
  process.send({ port: server.options.port })
} catch (error) {
  process.send({ error: [error?.stack ?? String(error), ...log].join("\n") })
  await stop()
}
