/** Clears away what a host that was killed itself (power cut, `kill -9`) could not. */
import { execFileSync } from "node:child_process"
import { readFileSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

function commandOf(pid) {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
  } catch {
    return ""
  }
}

function endOrphan(dataFolder) {
  let pid
  try {
    pid = Number.parseInt(readFileSync(join(dataFolder, "postmaster.pid"), "utf8"), 10)
  } catch {
    return
  }
  // The number may belong to another program by now.
  if (commandOf(pid).includes(dataFolder)) {
    process.kill(pid, "SIGQUIT")
  }
}

/** Folders are named after the process that hosts them. */
export function removeLeftovers(base) {
  for (const name of readdirSync(base)) {
    if (isAlive(Number.parseInt(name, 10))) {
      continue
    }
    const folder = join(base, name)
    endOrphan(join(folder, "data"))
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
