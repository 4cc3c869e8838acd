import { dropDatabase, onServer } from "./database-server"
import { databaseOfRun } from "./migrated-database"

/** Jest's `globalTeardown`: a server that files share ends with its worker, and leaves its database. */
export default async function dropDatabasesOfRun(): Promise<void> {
  await onServer(async (server) => {
    const left = await server<{ datname: string }>("pg_database")
      .whereLike("datname", databaseOfRun("%"))
      .pluck("datname")
    for (const name of left) {
      await dropDatabase(name)
    }
  })
}
