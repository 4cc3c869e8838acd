import { existsSync, mkdirSync, symlinkSync } from "node:fs"
import { join } from "node:path"

const ROOT = join(__dirname, "../..")

export const STORE = join(ROOT, "bench/store")

/** What the store has "installed": Medusa's packages, and the plugin as it was built. */
const INSTALLED = {
  "medusa-payment-paypro": ROOT,
  "@medusajs": join(ROOT, "node_modules/@medusajs"),
}

export function linkPackages(): void {
  const folder = join(STORE, "node_modules")
  mkdirSync(folder, { recursive: true })
  for (const [name, target] of Object.entries(INSTALLED)) {
    if (!existsSync(join(folder, name))) {
      symlinkSync(target, join(folder, name), "dir")
    }
  }
}
