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

/** A code of PayPro's, which is short and has letters and digits only; whatever else it claims to be is left out. */
export const codeOf = (code: string) => code.replace(/\W/g, "").slice(0, 32)
