import { Client } from "pg"

type Statement = { text: string; values: unknown[] }

let recorded: Statement[] | undefined
let count = 0

/** What knex hands to the driver. */
type Query = string | { text?: string; values?: unknown[] }

const query = Reflect.get(Client.prototype, "query") as (...args: unknown[]) => unknown

/** Counts what this process sends to the database, from the driver's own door. */
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  count++
  const [first, second] = args as [Query, unknown]
  recorded?.push({
    text: typeof first === "string" ? first : (first.text ?? ""),
    values:
      (typeof first === "string" ? undefined : first.values) ??
      (Array.isArray(second) ? second : []),
  })
  return query.apply(this, args)
} as typeof Client.prototype.query

export function startRecording(): void {
  recorded = []
}

export function stopRecording(): Statement[] {
  const statements = recorded ?? []
  recorded = undefined
  return statements
}

/** Since the process started. */
export const statementCount = (): number => count
