/** Where a server keeps what it needs while it runs, and how that is cleared away, also after a host that was killed. */
import { execFileSync } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { isReachable, isRoot } from "./account.mjs"

const MEMORY = "/dev/shm"
const GIB = 2 ** 30

const created = []

/** As root the server runs as another account, which has to get there. */
export function temporaryFolder() {
  return isRoot && !isReachable(tmpdir()) ? "/tmp" : tmpdir()
}

/**
 * A folder in memory, where there is one with room: Medusa's test runner copies a database for every test. In a container
 * it may be as small as 64 MB.
 */
export function memoryFolder(roomGib) {
  if (!existsSync(MEMORY)) {
    return undefined
  }
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > roomGib * GIB ? MEMORY : undefined
}

/** A new folder below `place`, named after this process so that the next one can tell whether it is still used. */
export function createFolder(place) {
  const base = join(place, `medusa-payment-paypro-${process.getuid?.() ?? 0}`)
  mkdirSync(base, { recursive: true })
  removeLeftovers(base)
  const folder = mkdtempSync(join(base, `${process.pid}-`))
  chmodSync(folder, 0o755)
  created.push(folder)
  return folder
}

export function removeFolders() {
  for (const folder of created) {
    rmSync(folder, { recursive: true, force: true })
  }
}

function removeLeftovers(base) {
  for (const name of readdirSync(base)) {
    if (!isAlive(Number.parseInt(name, 10))) {
      endOrphan(join(base, name, "data"))
      rmSync(join(base, name), { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
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

function commandOf(pid) {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
  } catch {
    return ""
  }
}
