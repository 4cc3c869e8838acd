/** Calls made while one is under way, and for so many milliseconds after it ended, share its result. */
export function sharedFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let shared: Promise<T> | undefined
  return () => {
    if (!shared) {
      shared = ask()
      const forget = () => setTimeout(() => (shared = undefined), ms).unref()
      shared.then(forget, forget)
    }
    return shared
  }
}
