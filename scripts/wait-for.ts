import { setTimeout as pause } from "node:timers/promises"

type WaitOptions = {
  /** Milliseconds until it is given up. */
  deadline?: number
  /** Milliseconds between two looks. */
  interval?: number
}

/**
 * Looks again and again until `look` does not throw, and answers what it did: for expectations that come true soon.
 * @throws at the deadline, what `look` threw last.
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  { deadline = 15_000, interval = 50 }: WaitOptions = {},
): Promise<T> {
  const end = Date.now() + deadline
  for (;;) {
    try {
      return await look()
    } catch (error) {
      if (Date.now() >= end) {
        throw error
      }
    }
    await pause(interval)
  }
}

type Seen<T> = Exclude<NonNullable<T>, false>

/** Looks again and again until there is something to see: neither undefined, null nor false. Errors are looked past. */
export function waitFor<T>(
  look: () => T | Promise<T>,
  options: WaitOptions = {},
): Promise<Seen<T>> {
  return eventually(async () => {
    const seen = await look()
    if (seen === undefined || seen === null || seen === false) {
      throw new Error(`Never came true: ${look.toString()}`)
    }
    return seen as Seen<T>
  }, options)
}
