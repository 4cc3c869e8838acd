import { existsSync, readFileSync, realpathSync } from "node:fs"
import { dirname, join } from "node:path"

export type InstalledPackage = {
  /** Where it really is: what pnpm links has one place. */
  folder: string
  version: string
}

/** The folder and those above it, the innermost first. */
export function foldersFrom(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)]
}

/** The copy of a package that Node finds from a folder. (Not by `require`: packages may hide their package.json.) */
export function findPackage(name: string, from: string): InstalledPackage | undefined {
  const found = foldersFrom(realpathSync(from))
    .map((folder) => join(folder, "node_modules", name))
    .find((folder) => existsSync(join(folder, "package.json")))
  if (!found) {
    return undefined
  }
  const folder = realpathSync(found)
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string
  }
  return { folder, version }
}
