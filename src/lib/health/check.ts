import { CHECK_MESSAGES } from "./messages"

export type CheckId = keyof typeof CHECK_MESSAGES
export type CheckState = "ok" | "unknown" | "warning" | "error"

/** One thing looked at. `id` and `code` name the text, `values` fill it, `message` is the English of it. */
export type Check = {
  id: CheckId
  state: CheckState
  code: string
  message: string
  values: Record<string, string | number>
}

const SEVERITY: CheckState[] = ["ok", "unknown", "warning", "error"]

export function worstOf(checks: Pick<Check, "state">[]): CheckState {
  const worst = Math.max(0, ...checks.map(({ state }) => SEVERITY.indexOf(state)))
  return SEVERITY[worst] ?? "ok"
}

export function check<Id extends CheckId>(
  id: Id,
  state: CheckState,
  code: keyof (typeof CHECK_MESSAGES)[Id] & string,
  values: Check["values"] = {},
): Check {
  const template = CHECK_MESSAGES[id][code] as string
  const message = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
  return { id, state, code, message, values }
}
