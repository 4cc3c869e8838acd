const MAX_LENGTH = 200

/**
 * Someone else's words, fit for a log: one line, bounded, and without the values given, which an error message of
 * PayPro may quote back.
 */
export function redact(words: string, hidden: readonly (string | undefined)[]): string {
  const masked = hidden.reduce<string>(
    (text, value) => (value ? text.replaceAll(value, "***") : text),
    words,
  )
  return masked.replace(/\p{Cc}+/gu, " ").slice(0, MAX_LENGTH)
}
