import { AsyncLocalStorage } from "node:async_hooks"
import type { Socket } from "node:net"
import { setTimeout as pause } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

type Connection = { __knex__disposed?: string; connection: { stream: Socket } }
type Client = {
  pool: { release(connection: unknown): boolean }
  _query(connection: Connection, query: { sql: string }): Promise<unknown>
}

const never = new Promise<never>(() => undefined)
const isWrite = (sql: string) => /^\s*(insert|update|delete|commit)/i.test(sql)

/** One process of the store, as far as the database can tell; after its death it asks for nothing more. */
class Process {
  dead = false
  private readonly transactions = new Set<Connection>()
  private die: () => void = () => undefined
  readonly died = new Promise<"died">((resolve) => {
    this.die = () => resolve("died")
  })

  constructor(
    private writesLeft: number,
    private readonly client: Client,
  ) {}

  /** @returns whether the query may go to the database. */
  lets(connection: Connection, sql: string): boolean {
    if (!this.dead && isWrite(sql) && this.writesLeft-- <= 0) {
      this.dead = true
      this.transactions.forEach((open) => this.cut(open))
      this.die()
    }
    if (this.dead) {
      if (!this.transactions.has(connection)) {
        this.client.pool.release(connection)
      }
      return false
    }
    if (/^\s*begin/i.test(sql)) {
      this.transactions.add(connection)
    } else if (/^\s*(commit|rollback)/i.test(sql)) {
      this.transactions.delete(connection)
    }
    return true
  }

  /** What PostgreSQL sees of a killed process: the connection is gone, and an open transaction with it. */
  private cut(connection: Connection): void {
    connection.__knex__disposed = "its process was killed"
    connection.connection.stream.destroy()
    this.client.pool.release(connection)
  }
}

/**
 * Kills without killing: code that runs in here stops for good in front of its n-th write, where ever that is, in our
 * code or in the core's. Nothing is compensated, caught or released, which an exception would bring about.
 */
export class Crashes {
  private readonly running = new AsyncLocalStorage<Process>()
  private readonly client: Client

  constructor(private readonly container: MedusaContainer) {
    const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    this.client = knex.client as Client
    const dialect = Object.getPrototypeOf(this.client) as Client
    const query = dialect._query
    const { running } = this
    dialect._query = function (connection, obj) {
      const process = running.getStore()
      return !process || process.lets(connection, obj.sql)
        ? query.call(this, connection, obj)
        : never
    }
  }

  /** @returns whether it got as far as being killed; then the store has been started again. */
  async killedIn(run: () => Promise<unknown>, writes: number): Promise<boolean> {
    const process = new Process(writes, this.client)
    const ended = this.running.run(process, () =>
      run().then(
        () => "ended" as const,
        () => "ended" as const,
      ),
    )
    const killed = (await Promise.race([ended, process.died])) === "died"
    if (killed) {
      // Branches that ran beside it get to their own next query, and stay there.
      await pause(20)
      await this.startAgain()
    }
    // Subscribers of what it emitted belong to the process too.
    process.dead = killed
    return killed
  }

  /** Locks and unfinished workflows were in the dead process' memory; claims are in the database, and run out. */
  private async startAgain(): Promise<void> {
    await this.container.resolve(Modules.LOCKING).releaseAll()
    const knex = this.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    await knex("paypro_voucher")
      .whereNotNull("claimed_until")
      .update({ claimed_until: knex.raw("now() - interval '1 second'") })
    // What looks young could be a live process' work, which is waited for.
    for (const table of ["order", "order_change", "payment_session", "capture"]) {
      await knex(table).update({ created_at: knex.raw("created_at - interval '10 minutes'") })
    }
    await knex("workflow_execution")
      .whereNotIn("state", ["not_started", "done", "reverted", "failed"])
      .update({ state: "failed" })
  }
}
