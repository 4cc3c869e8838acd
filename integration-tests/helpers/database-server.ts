import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"

/** The address of one of the databases on the server of DATABASE_URL. */
export function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = database
  return url.href
}

/** Works on the server of DATABASE_URL, to create and copy databases. */
export async function onServer(work: (server: Knex) => Promise<void>): Promise<void> {
  const server = knex({ client: "pg", connection: serverUrl(), pool: { min: 0, max: 1 } })
  try {
    await work(server)
  } finally {
    await server.destroy()
  }
}

export async function dropDatabase(name: string): Promise<void> {
  await onServer(async (server) => {
    await server.raw("drop database if exists ?? with (force)", [name])
  })
}

function serverUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) {
    throw new Error("DATABASE_URL is not set: run it with `npm test` or `npm run test:...`")
  }
  return url
}
