import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runMedusa } from "./medusa"
import type { MexicanStore } from "./store/catalogue"

const SCRIPT = join(__dirname, "store/seed.ts")

/** Seeds a store's migrated database, as a command of Medusa's in the store's folder. */
export async function seedStore(settings: Parameters<typeof runMedusa>[1]): Promise<MexicanStore> {
  const folder = mkdtempSync(join(tmpdir(), "paypro-seed-"))
  const file = join(folder, "store.json")
  try {
    await runMedusa(["exec", SCRIPT, file], settings)
    return JSON.parse(readFileSync(file, "utf8")) as MexicanStore
  } finally {
    rmSync(folder, { recursive: true })
  }
}
