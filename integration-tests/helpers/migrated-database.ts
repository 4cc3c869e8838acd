import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { runMedusa } from "../../scripts/medusa"
import { dropDatabase, onServer, urlOf } from "./database-server"

const NAME = "medusa-migrated"
const RUN_PREFIX = "medusa-paypro-"

/**
 * Jest's `globalSetup`: migrates one database, which every other is a copy of. Migrating takes longer than most files'
 * tests, so suites that run on one server one after another share it.
 */
export default async function migrateOnce(): Promise<void> {
  process.env.TEST_RUN = String(process.pid)
  const tables = fingerprint()
  await onServer(async (server) => {
    if ((await commentOf(server)) !== tables) {
      await migrate(server)
      await server.raw(`comment on database ?? is '${tables}'`, [NAME])
    }
  })
}

async function migrate(server: Knex): Promise<void> {
  await server.raw("drop database if exists ??", [NAME])
  await server.raw("create database ??", [NAME])
  await runMedusa(["db:migrate", "--execute-safe-links"], {
    cwd: process.cwd(),
    env: {
      DATABASE_URL: urlOf(NAME),
      REDIS_URL: "",
      // Those who need the table of its locks have it.
      LOCKING: "postgres",
      DISABLE_ADMIN: "true",
      PAYPRO_MERCHANT_NO: "0000001",
      PAYPRO_APP_SECRET: "app-secret-of-the-tests",
      PAYPRO_BASE_URL: "http://localhost",
      PAYPRO_BACKEND_URL: "http://localhost",
    },
  })
}

async function commentOf(server: Knex): Promise<string | undefined> {
  const { rows } = await server.raw<{ rows: { comment: string }[] }>(
    "select shobj_description(oid, 'pg_database') as comment from pg_database where datname = ?",
    [NAME],
  )
  return rows[0]?.comment
}

/** Of all that says which tables there are: the models, their migrations, and the versions of Medusa's. */
function fingerprint(): string {
  const hash = createHash("sha256").update(readFileSync("package-lock.json"))
  for (const entry of readdirSync("src/modules", { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      hash.update(readFileSync(join(entry.parentPath, entry.name)))
    }
  }
  return hash.digest("hex")
}

/** The name of a database of this run of Jest, whose `globalTeardown` drops it if nobody did before. */
export function databaseOfRun(name: string): string {
  return `${RUN_PREFIX}${process.env.TEST_RUN}-${name}`
}

/** Makes a database with all tables. */
export async function copyMigrated(database: string): Promise<void> {
  await dropDatabase(database)
  await onServer(async (server) => {
    await server.raw("create database ?? template ??", [database, NAME])
  })
}
