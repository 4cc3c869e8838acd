import { createHash } from "node:crypto"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { Agent, request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { executeWithConcurrency } from "@medusajs/framework/utils"
import fc from "fast-check"
import type { MedusaServer } from "../../scripts/medusa"
import { eventually, waitFor } from "../../scripts/wait-for"
import { Shopper } from "../../scripts/store/shopper"
import { verifySigned } from "../../src/lib/signature/verify"
import { callbackBody } from "../helpers/callback"
import { prepareStore, type ProcessStore } from "../processes/store"
import { mutate, mutations, type Mutation } from "./mutations"

const CALLS = Number(process.env.RUNS ?? 10_000)
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const BATCH = 500
const AT_ONCE = 32
/** What the server may hold more than when it was warm, whatever the number of calls. */
const GROWTH_MB = 30

/** What no callback of somebody else's may touch. */
const TABLES = [
  ["paypro_voucher", "id, status, received_amount, status_code, voided_at, order_id"],
  ["order", "id, status, version"],
  ["order_transaction", "id"],
  ["payment", "id, captured_at"],
  ["capture", "id"],
  ["payment_session", "id, status, amount"],
  ["payment_collection", "id, status, captured_amount"],
  ["reservation_item", "id, deleted_at"],
]

describe("mutated callbacks", () => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const folder = mkdtempSync(join(tmpdir(), "paypro-fuzz-"))
  const memoryFile = join(folder, "megabytes")
  let store: ProcessStore
  let server: MedusaServer
  let valid: string

  beforeAll(async () => {
    store = await prepareStore({
      options: { reconcile: { schedule: "0 0 1 1 *" } },
      simulator: { autoCallback: false },
    })
    server = await store.start({
      LOG_LEVEL: "error",
      MEMORY_FILE: memoryFile,
      NODE_OPTIONS: `--expose-gc --require ${join(__dirname, "memory-on-signal.js")}`,
    })
    const { voucher } = await Shopper.guest(server.url, store.seeded).buy("va")
    valid = callbackBody(store.simulator.get(voucher.trade_no), store.appSecret)
  }, 180_000)

  afterAll(async () => {
    agent.destroy()
    await store.close()
    rmSync(folder, { recursive: true })
  })

  function post(mutation: Mutation): Promise<{ status: number; text: string }> {
    const { body, headers } = mutate(valid, mutation, store.appSecret)
    return new Promise((resolve, reject) => {
      const outgoing = request(`${server.url}/hooks/paypro`, { method: "POST", agent, headers })
      // A server may close an idle connection at the moment it is used again: that says nothing of the call.
      outgoing.once("error", (error) =>
        outgoing.reusedSocket ? resolve(post(mutation)) : reject(error),
      )
      outgoing.once("response", (answer) => {
        const chunks: Buffer[] = []
        answer.on("data", (chunk: Buffer) => chunks.push(chunk))
        answer.once("error", reject)
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
      })
      outgoing.end(body)
    })
  }

  /** A field without a value is not signed, so one more or less leaves the signature good. */
  function isSigned(mutation: Mutation | undefined): boolean {
    try {
      const { body } = mutate(valid, mutation as Mutation, store.appSecret)
      return Boolean(verifySigned(body, { appSecret: [store.appSecret], saltPosition: "suffix" }))
    } catch {
      return false
    }
  }

  async function state(): Promise<string> {
    const hash = createHash("sha256")
    for (const [table = "", columns = ""] of TABLES) {
      const { rows } = await store.knex.raw(`select ${columns} from "${table}" order by id`)
      hash.update(`${table}${JSON.stringify(rows)}`)
    }
    return hash.digest("hex")
  }

  /** What the server holds on to. */
  async function megabytes(): Promise<number> {
    rmSync(memoryFile, { force: true })
    process.kill(server.pid, "SIGUSR2")
    // The file is there a moment before its text is.
    return await waitFor(
      () => (existsSync(memoryFile) && Number(readFileSync(memoryFile, "utf8"))) || undefined,
    )
  }

  it(
    `${CALLS} of them: no server error, no change, no memory (seed ${SEED})`,
    async () => {
      const before = await state()
      const answers: Record<string, number> = {}
      const held: number[] = []
      const started = performance.now()
      for (let done = 0; done < CALLS; done += BATCH) {
        const batch = fc.sample(mutations, {
          numRuns: Math.min(BATCH, CALLS - done),
          seed: SEED + done,
        })
        const results = await executeWithConcurrency(
          batch.map((mutation) => () => post(mutation)),
          AT_ONCE,
        )
        results.forEach((result, index) => {
          const mutation = batch[index]
          if (result.status === "rejected") {
            throw new Error(`${String(result.reason)} after ${inShort(mutation)}`)
          }
          const { status, text } = result.value
          const kind = `${mutation?.signed ? "signed" : "not signed"} ${status}`
          answers[kind] = (answers[kind] ?? 0) + 1
          if (status >= 500 || (status === 200 && !isSigned(mutation))) {
            throw new Error(`${status} ${text} to ${inShort(mutation)}`)
          }
        })
        held.push(Math.round(await megabytes()))
      }
      const seconds = (performance.now() - started) / 1_000
      console.info(
        `${CALLS} calls in ${seconds.toFixed(0)} s; memory held: ${held.join(", ")} MB; answers: ${JSON.stringify(answers)}`,
      )
      // The last callbacks are answered before what they say is settled.
      await eventually(async () => expect(await state()).toBe(before))
      // What the secret signed and nobody can read, or knows the number of, is named; nothing else is.
      const unnamed = await store.knex("paypro_discrepancy").whereNull("callback_id").select("kind")
      expect(unnamed).toEqual([])
      const warm = Math.max(...held.slice(0, Math.ceil(held.length / 4)))
      expect(Math.max(...held)).toBeLessThan(warm + GROWTH_MB)
    },
    1_000 * 60 * 30,
  )
})

const inShort = (mutation: unknown) => JSON.stringify(mutation).slice(0, 1_000)
