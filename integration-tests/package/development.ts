import type { MexicanStore } from "../../scripts/store/mexican-store"
import { waitFor } from "../../scripts/wait-for"
import { serve, type Shell } from "./shell"

const START_TIMEOUT_MS = 180_000

/** Starts the store as on a developer's machine, where the admin's login has to work without https, and ends it. */
export async function checkDevelopment(
  command: string,
  shell: Shell,
  { url, store }: { url: string; store: MexicanStore },
): Promise<void> {
  const server = serve(command, shell)
  try {
    await waitFor(async () => server.hasEnded() || (await fetch(`${url}/health`)).ok, {
      deadline: START_TIMEOUT_MS,
      interval: 250,
    })
    const { token } = await post<{ token: string }>(`${url}/auth/user/emailpass`, {
      body: JSON.stringify(store.admin),
    })
    const { cookie } = await post(`${url}/auth/session`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const me = await fetch(`${url}/admin/paypro/health`, { headers: { cookie } })
    if (!me.ok) {
      throw new Error(`The admin's login does not work: ${me.status}`)
    }
  } catch (error) {
    throw new Error(`${String(error)}\n${server.output()}`, { cause: error })
  } finally {
    await server.stop()
  }
}

async function post<T extends object = object>(
  url: string,
  { body, headers }: { body?: string; headers?: Record<string, string> },
): Promise<T & { cookie: string }> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(body && { body }),
  })
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? ""
  return { ...((await answer.json()) as T), cookie }
}
