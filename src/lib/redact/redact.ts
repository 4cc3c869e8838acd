import { hiddenRanges } from "./hidden-ranges"
import { maskNumbers } from "./mask-numbers"

const MASK = "***"
const MAX_LENGTH = 200
/** What is looked at of a long text; the last word is left out where that cuts it. */
const MAX_READ = 4_000

/** Both sides are bounded, so that a long text without an `@` costs no more than its length. */
const EMAIL = /[^\s@"<>(),;]{1,64}@[^\s@"<>(),;]{1,255}/g

/**
 * Someone else's words, fit for a log or a table: one line, bounded, and without what may be personal. This is the one
 * place where that is decided.
 * @param hidden Values that must not appear, however they are written: PayPro may quote what it was sent.
 */
export function redact(words: string, hidden: readonly (string | undefined)[] = []): string {
  const read = words.length > MAX_READ ? words.slice(0, MAX_READ).replace(/\S*$/, MASK) : words
  return masked(read, hidden)
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, MAX_LENGTH)
}

/** The same in full length, for what our own code says: errors and their stacks. */
export function masked(words: string, hidden: readonly (string | undefined)[] = []): string {
  let text = words
  for (const { start, end } of hiddenRanges(words, hidden).reverse()) {
    text = text.slice(0, start) + MASK + text.slice(end)
  }
  return maskNumbers(text.replace(EMAIL, MASK), MASK)
}
