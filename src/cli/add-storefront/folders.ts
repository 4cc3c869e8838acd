import { existsSync, readdirSync } from "node:fs"
import { dirname, join, relative } from "node:path"

/** Where a monorepo like Medusa's starter keeps it, from its root and from the backend's folder. */
const USUAL = ["apps/storefront", "../storefront", "."]
/** What only a storefront has. */
const MARK = "src/modules/checkout/components/payment"

/** The storefront's folder: the given one, else where it usually is; null where none is found. */
export function findStorefront(cwd: string, given: string | undefined): string | null {
  const candidates = given === undefined ? USUAL : [given]
  return (
    candidates.map((folder) => join(cwd, folder)).find((path) => existsSync(join(path, MARK))) ??
    null
  )
}

/** The folder of this package that holds the files to copy, from the source and from what is built of it. */
export function examplesFolder(from = __dirname): string {
  const folder = join(from, "examples/storefront")
  if (existsSync(join(folder, "src"))) {
    return folder
  }
  if (dirname(from) === from) {
    throw new Error("The package lacks its folder examples/storefront")
  }
  return examplesFolder(dirname(from))
}

/** Every file of a folder by its path in there, with `/` on every system. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll("\\", "/"))
    .sort()
}
