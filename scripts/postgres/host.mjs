/**
 * Hosts one throw-away PostgreSQL server, and ends it when the process that forked this one is gone.
 *
 * It is a process of its own, in a process group of its own, so that
 * - Ctrl-C in a terminal reaches Medusa first and does not pull the database from under it,
 * - a killed parent (`kill -9`, a crashed test run) leaves nothing behind: its IPC channel closes.
 */
import { join } from "node:path"
import { isRoot, loadEmbeddedPostgres } from "./account.mjs"
import { createFolder, memoryFolder, removeFolders, temporaryFolder } from "./folders.mjs"

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

const programs = createFolder(temporaryFolder())
const data = createFolder(memoryFolder(settings.roomGib) ?? temporaryFolder())

let server
let stopping

function stop() {
  stopping ??= (async () => {
    await server?.stop()
    removeFolders()
    process.exit(0)
  })()
  return stopping
}

async function start() {
  const EmbeddedPostgres = await loadEmbeddedPostgres(programs)
  const postgres = new EmbeddedPostgres({
    databaseDir: join(data, "data"),
    port: settings.port,
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
      ["max_wal_size", "256MB"],
    ].flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: remember,
    onError: remember,
  })
  await postgres.initialise()
  await postgres.start()
  server = postgres
  for (const database of settings.databases) {
    await postgres.createDatabase(database)
  }
}

async function fail(error) {
  process.send?.({ error: [error?.stack ?? String(error), ...log].join("\n") })
  await stop()
}

process.on("uncaughtException", fail)
process.on("disconnect", stop)
process.on("message", (message) => message === "stop" && stop())

try {
  await start()
  process.send({ ready: true })
} catch (error) {
  await fail(error ?? new Error("PostgreSQL ended while it was starting"))
}
