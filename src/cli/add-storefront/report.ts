import type { Edit } from "./edits"
import type { PlannedFile } from "./plan"

const LABELS: Record<PlannedFile["action"], string> = {
  create: "create",
  edit: "edit",
  none: "done",
  keep: "keep",
  by_hand: "by hand",
}

/** What would be done or was done, with every edit as a diff. */
export function reportOf(planned: PlannedFile[]): string {
  return planned.map(lineOf).join("")
}

function lineOf(planned: PlannedFile): string {
  const { action, file } = planned
  const line = `  ${LABELS[action].padEnd(7)}  ${file}`
  switch (action) {
    case "edit":
      return `${line}\n${planned.edit ? diffOf(planned.edit) : ""}`
    case "keep":
      return `${line}\n           It differs from this version's file and was left as it is.\n`
    case "by_hand":
      return `${line}\n           It is not as the starter has it. Change it yourself; it ${planned.edit.why}:\n${diffOf(planned.edit)}`
    default:
      return `${line}\n`
  }
}

/** The changes of a file as the lines that go and the lines that come. */
export function diffOf({ changes }: Edit): string {
  return changes
    .map(({ find, replace }) => [...marked("-", find), ...marked("+", replace)])
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n")
}

function marked(mark: string, text: string): string[] {
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => `           ${mark} ${line}`)
}
