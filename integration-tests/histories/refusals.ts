import { isDeepStrictEqual } from "node:util"

/** What our provider says where it does not know itself what went wrong, in the default language and in English. */
const OWN_BUGS = ["No pudimos procesar el pago", "The payment could not be handled"]

/** Being refused is an answer, and kept for whoever reads the history of a failure. */
export class Refusals {
  readonly words: string[] = []

  /** @throws what is a bug of a test, or of the plugin. */
  async of(what: string, run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run()
      return false
    } catch (error) {
      const message = messageOf(error)
      const isBug = error instanceof TypeError || error instanceof ReferenceError
      if (isBug || OWN_BUGS.some((words) => message.includes(words))) {
        throw error
      }
      this.note(`${what}: ${message}`)
      return true
    }
  }

  private note(words: string): void {
    if (!isDeepStrictEqual(this.words.at(-1), words)) {
      this.words.push(words)
    }
  }
}

/** What a workflow throws lost its class on the way. */
function messageOf(error: unknown): string {
  return error !== null && typeof error === "object" && "message" in error
    ? String(error.message)
    : String(error)
}
