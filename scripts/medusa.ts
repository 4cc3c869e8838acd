import { fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { freePort } from "./free-port"
import { waitFor } from "./wait-for"

const LOG_LINES = 60
const BOOT_TIMEOUT_MS = 180_000

type Settings = {
  /** The store's folder. */
  cwd: string
  env?: Record<string, string>
  /** A file that gets everything Medusa says. */
  logFile?: string
}

export type MedusaServer = {
  url: string
  pid: number
  /** The last of what it said. */
  log(): string
  /** Lets requests and jobs finish. */
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

type Running = { child: ChildProcess; log: () => string }

function run(args: string[], { cwd, env, logFile }: Settings): Running {
  const child = fork(join(cwd, "node_modules/@medusajs/cli/cli.js"), args, {
    cwd,
    env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", ...env },
    execArgv: ["--require", join(__dirname, "exit-with-parent.js")],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  })
  const file = logFile ? createWriteStream(logFile, { flags: "a" }) : undefined
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      file?.write(text)
      lines.push(...text.split("\n").filter(Boolean))
      lines.splice(0, lines.length - LOG_LINES)
    })
  }
  return { child, log: () => lines.join("\n") }
}

/**
 * Runs one of Medusa's commands to its end.
 * @throws Error with the last of what it said, when it fails.
 */
export async function runMedusa(args: string[], settings: Settings): Promise<void> {
  const { child, log } = run(args, settings)
  const [code] = (await once(child, "exit")) as [number | null]
  if (code !== 0) {
    throw new Error(`medusa ${args.join(" ")} ended with code ${code}\n${log()}`)
  }
}

/**
 * Starts a server and waits until it answers.
 * @throws Error with the last of what it said, when it does not. (Its exit code would be 0 after a wrong configuration.)
 */
export async function startMedusa({
  port,
  ...settings
}: Settings & { port?: number }): Promise<MedusaServer> {
  const actual = port ?? (await freePort())
  const url = `http://localhost:${actual}`
  const { child, log } = run(["start", "--port", String(actual)], settings)
  const ended = once(child, "exit")
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  const ready = waitFor(async () => child.exitCode !== null || (await fetch(`${url}/health`)).ok, {
    deadline: BOOT_TIMEOUT_MS,
    interval: 20,
  })
  await ready.catch(() => end("SIGKILL"))
  if (child.exitCode !== null || child.signalCode !== null) {
    throw new Error(`Medusa did not start\n${log()}`)
  }
  return {
    url,
    pid: child.pid ?? 0,
    log,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  }
}
