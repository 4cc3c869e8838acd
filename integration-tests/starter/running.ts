import { waitFor } from "../../scripts/wait-for"
import { serve, type Shell } from "../package/shell"

const START_TIMEOUT_MS = 300_000

const closers: (() => Promise<void>)[] = []

/** What ends when the test does, the last first. */
export function closeWith(close: () => Promise<void>): void {
  closers.push(close)
}

export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    await close()
  }
}

/**
 * Starts a server, and waits until it answers.
 * @throws Error with what it printed, when it does not.
 */
export async function start(script: string, shell: Shell, url: string): Promise<void> {
  const server = serve(script, shell)
  closeWith(() => server.stop())
  await waitFor(async () => server.hasEnded() || (await fetch(url)).ok, {
    deadline: START_TIMEOUT_MS,
    interval: 250,
  }).catch(() => undefined)
  const answer = await fetch(url).catch(() => undefined)
  if (server.hasEnded() || !answer?.ok) {
    throw new Error(`${url} does not answer:\n${server.output()}`)
  }
}
