/** Where something stands in a text. */
type Range = { start: number; end: number }

/** A text without case, accents and anything between letters and digits, and where each of them came from. */
type Folded = { text: string; places: Range[] }

/** What is searched for: as a part of anything, or as a word of its own. */
type Wanted = { text: string; asWord: boolean }

/** Fewer letters than this are part of too many other words. */
const SHORT = 4
const SHORTEST_PART = 3

/** Where a text says one of the values, in any case, with or without accents, however it is spaced; or a part of a name. */
export function hiddenRanges(text: string, hidden: readonly (string | undefined)[]): Range[] {
  const folded = fold(text)
  const ranges = hidden
    .flatMap((value) => (value ? wantedOf(value) : []))
    .flatMap((wanted) => find(text, folded, wanted))
  return joined(ranges)
}

function wantedOf(value: string): Wanted[] {
  const { text } = fold(value)
  const digits = text.replace(/\D/g, "")
  // With and without its country code.
  const local = digits.length > 10 ? [digits.slice(-10)] : []
  const parts = value
    .normalize("NFC")
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) => fold(part).text)
    .filter((part) => part.length >= SHORTEST_PART)
  return [
    ...[text, ...local].map((whole) => ({ text: whole, asWord: whole.length < SHORT })),
    ...parts.map((part) => ({ text: part, asWord: true })),
  ].filter((wanted) => wanted.text !== "")
}

function find(text: string, folded: Folded, { text: wanted, asWord }: Wanted): Range[] {
  const found: Range[] = []
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    const first = folded.places[at]
    const last = folded.places[at + wanted.length - 1]
    const range = first && last && { start: first.start, end: last.end }
    if (range && (!asWord || isWord(text, range))) {
      found.push(range)
    }
  }
  return found
}

function isWord(text: string, { start, end }: Range): boolean {
  return !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end))
}

function fold(text: string): Folded {
  const places: Range[] = []
  let folded = ""
  let start = 0
  for (const char of text) {
    const end = start + char.length
    const last = places.at(-1)
    if (last && /\p{M}/u.test(char)) {
      // An accent of its own belongs to the letter before it.
      last.end = end
    }
    const letters = char
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "")
    for (let unit = 0; unit < letters.length; unit++) {
      places.push({ start, end })
    }
    folded += letters
    start = end
  }
  return { text: folded, places }
}

function joined(ranges: Range[]): Range[] {
  const result: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && range.start <= last.end) {
      last.end = Math.max(last.end, range.end)
    } else {
      result.push({ ...range })
    }
  }
  return result
}
