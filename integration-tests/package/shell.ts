import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"

export type Shell = { cwd: string; env: NodeJS.ProcessEnv }

type Running = { child: ChildProcess; output: () => string }

/** In a process group of its own, so that what it starts ends with it. */
function start(script: string, { cwd, env }: Shell): Running {
  const child = spawn("bash", ["-euc", script], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let text = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk
    })
  }
  return { child, output: () => text }
}

/** Runs a script to its end, however it ends. */
export async function attempt(script: string, shell: Shell) {
  const { child, output } = start(script, shell)
  const [code] = (await once(child, "close")) as [number | null]
  return { code, output: output() }
}

/** @throws Error with everything that was printed, when the script fails. */
export async function run(script: string, shell: Shell): Promise<string> {
  const { code, output } = await attempt(script, shell)
  if (code !== 0) {
    throw new Error(`${script.trim()}\nended with code ${code}:\n${output}`)
  }
  return output
}

/** Runs in the background until `stop`. */
export function serve(script: string, shell: Shell) {
  const { child, output } = start(script, shell)
  const ended = once(child, "exit")
  return {
    output,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async stop(signal: NodeJS.Signals = "SIGTERM") {
      try {
        process.kill(-(child.pid ?? NaN), signal)
      } catch {
        // All of the group have ended.
      }
      await ended
    },
  }
}
