import type { Change, Edit } from "./edits"

/** A file of the storefront as it should be, and how far that is. */
export type PlannedFile = { file: string } & (
  | { action: "create" | "edit"; text: string; edit?: Edit }
  | { action: "none" }
  /** It is there, and it is not ours, so it stays. */
  | { action: "keep" }
  /** It is not as the starter has it, so a person has to edit it. */
  | { action: "by_hand"; edit: Edit }
)

/** A file to copy: never over one that somebody changed. */
export function planCopy(file: string, ours: string, theirs: string | null): PlannedFile {
  if (theirs === null) {
    return { file, action: "create", text: ours }
  }
  return { file, action: linesOf(theirs) === linesOf(ours) ? "none" : "keep" }
}

/** The changes to a file of the starter: all that are left to do, or none. */
export function planEdit(edit: Edit, theirs: string | null): PlannedFile {
  const { file } = edit
  if (theirs === null) {
    return { file, action: "by_hand", edit }
  }
  const hasCrlf = theirs.includes("\r\n")
  let text = linesOf(theirs)
  for (const change of edit.changes) {
    const changed = changedBy(change, text)
    if (changed === null) {
      return { file, action: "by_hand", edit }
    }
    text = changed
  }
  if (text === linesOf(theirs)) {
    return { file, action: "none" }
  }
  return { file, action: "edit", text: hasCrlf ? text.replaceAll("\n", "\r\n") : text, edit }
}

/** Null where the text is neither as the starter has it nor as it should be. */
function changedBy({ find, replace, times = 1 }: Change, text: string): string | null {
  // First, since what is inserted may stand beside what was searched for.
  if (countOf(replace, text) === times) {
    return text
  }
  return countOf(find, text) === times ? text.replaceAll(find, () => replace) : null
}

const countOf = (part: string, text: string) => text.split(part).length - 1
const linesOf = (text: string) => text.replaceAll("\r\n", "\n")
