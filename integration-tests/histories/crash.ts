import { AsyncLocalStorage } from "node:async_hooks"
import type { Socket } from "node:net"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { waitFor } from "../../scripts/wait-for"
import { underWay as collectingUnderWay } from "../../src/workflows/collect-payment/under-way"
import { underWay } from "../../src/workflows/receive-callback"
import { anHourAfterDeath } from "../processes/after-death"

type Connection = {
  __knex__disposed?: string
  connection: { stream: Socket }
  /** Of the server's process at the other end. */
  processID: number
}
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
  private readonly sent = new Set<Promise<unknown>>()
  private readonly cutOff: number[] = []
  private die: () => void = () => undefined
  readonly died = new Promise<"died">((resolve) => {
    this.die = () => resolve("died")
  })

  constructor(
    private writesLeft: number,
    private readonly client: Client,
  ) {}

  /** What comes when it is dead, an answer to an earlier query too, nobody hears of. */
  async query(connection: Connection, sql: string, send: () => Promise<unknown>): Promise<unknown> {
    if (this.lets(connection, sql)) {
      const answer = send()
      this.sent.add(answer)
      await Promise.allSettled([answer])
      this.sent.delete(answer)
      if (!this.dead) {
        return await answer
      }
    }
    if (!this.transactions.has(connection)) {
      this.client.pool.release(connection)
    }
    return await never
  }

  /** It was not killed in time, and is not any more. */
  outlives(): void {
    this.writesLeft = Infinity
  }

  /** PostgreSQL ends what it was sent, whoever is there to hear of it. */
  async isForgotten(knex: Knex): Promise<void> {
    await Promise.allSettled(this.sent)
    await waitFor(async () => {
      const left = await knex("pg_stat_activity").whereIn("pid", this.cutOff).select("pid")
      return left.length === 0
    })
  }

  /** @returns whether the query may go to the database. */
  private lets(connection: Connection, sql: string): boolean {
    if (!this.dead && isWrite(sql) && this.writesLeft-- <= 0) {
      this.dead = true
      this.transactions.forEach((open) => this.cut(open))
      this.die()
    }
    if (this.dead) {
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
    this.cutOff.push(connection.processID)
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
  private readonly knex: Knex
  private readonly client: Client

  constructor(private readonly container: MedusaContainer) {
    this.knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    this.client = this.knex.client as Client
    const dialect = Object.getPrototypeOf(this.client) as Client
    const query = dialect._query
    const { running } = this
    dialect._query = function (connection, obj) {
      const send = () => query.call(this, connection, obj)
      return running.getStore()?.query(connection, obj.sql, send) ?? send()
    }
  }

  /** Whose code asks; undefined for one that nobody kills. */
  get process(): { dead: boolean } | undefined {
    return this.running.getStore()
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
      await process.isForgotten(this.knex)
      await this.startAgain()
    } else {
      // Subscribers of what it emitted belong to the process too.
      process.outlives()
    }
    return killed
  }

  /** Locks, callbacks under way and unfinished workflows were in the dead process' memory; leases are in the database, and run out. */
  private async startAgain(): Promise<void> {
    await this.container.resolve(Modules.LOCKING).releaseAll()
    underWay.clear()
    collectingUnderWay.collecting.clear()
    collectingUnderWay.asking.clear()
    await anHourAfterDeath(this.knex)
    await this.knex("workflow_execution")
      .whereNotIn("state", ["not_started", "done", "reverted", "failed"])
      .update({ state: "failed" })
  }
}
