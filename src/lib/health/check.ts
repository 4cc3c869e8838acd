/** One thing looked at. The admin translates by `id` and `code`; `message` is the English of it. */
export type Check = {
  id: CheckId
  state: CheckState
  code: string
  message: string
  /** What the text is filled with. */
  values: Record<string, string | number>
}

export type CheckState = "ok" | "unknown" | "warning" | "error"

export type CheckId =
  | "credentials"
  | "salt_position"
  | "clock"
  | "callback_url"
  | "callbacks"
  | "signatures"
  | "job"
  | "event_bus"
  | "locking"
  | "locale"

const SEVERITY: CheckState[] = ["ok", "unknown", "warning", "error"]

export function worstOf(checks: Check[]): CheckState {
  const worst = Math.max(0, ...checks.map(({ state }) => SEVERITY.indexOf(state)))
  return SEVERITY[worst] ?? "ok"
}

/** `{name}` in the message is replaced by the value of that name. */
export function check(
  id: CheckId,
  state: CheckState,
  code: string,
  message: string,
  values: Check["values"] = {},
): Check {
  const filled = message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""))
  return { id, state, code, message: filled, values }
}
