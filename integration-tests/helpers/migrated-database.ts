import { runMedusa } from "../../scripts/medusa"
import { onServer, urlOf } from "./database-server"

const NAME = "medusa-migrated"

/**
 * Jest's `globalSetup`: migrates one database, which every file's own is a copy of. Migrating takes longer than most
 * files' tests.
 */
export default async function migrateOnce(): Promise<void> {
  await onServer(async (server) => {
    await server.raw("drop database if exists ??", [NAME])
    await server.raw("create database ??", [NAME])
  })
  await runMedusa(["db:migrate", "--execute-safe-links"], {
    cwd: process.cwd(),
    env: {
      DATABASE_URL: urlOf(NAME),
      REDIS_URL: "",
      DISABLE_ADMIN: "true",
      PAYPRO_MERCHANT_NO: "0000001",
      PAYPRO_APP_SECRET: "app-secret-of-the-tests",
      PAYPRO_BASE_URL: "http://localhost",
      PAYPRO_BACKEND_URL: "http://localhost",
    },
  })
  process.env.MIGRATED_DATABASE = NAME
}

/** Makes the database of a test file, with all tables where `migrateOnce` was there; else Medusa's runner makes it. */
export async function copyMigrated(database: string): Promise<void> {
  const template = process.env.MIGRATED_DATABASE
  if (template) {
    await onServer(async (server) => {
      await server.raw("drop database if exists ??", [database])
      await server.raw("create database ?? template ??", [database, template])
    })
  }
}
