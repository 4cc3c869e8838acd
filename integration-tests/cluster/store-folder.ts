import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const ROOT = join(__dirname, "../..")

/** A copy of this repository's store with a subscriber of its own. */
export function makeStoreFolder(): { cwd: string; remove(): void } {
  const cwd = mkdtempSync(join(tmpdir(), "paypro-cluster-"))
  for (const name of ["src", "medusa-config.ts", "package.json", "tsconfig.json"]) {
    cpSync(join(ROOT, name), join(cwd, name), { recursive: true })
  }
  cpSync(join(__dirname, "store/note-event.ts"), join(cwd, "src/subscribers/note-event.ts"))
  symlinkSync(join(ROOT, "node_modules"), join(cwd, "node_modules"))
  return { cwd, remove: () => rmSync(cwd, { recursive: true, force: true }) }
}
