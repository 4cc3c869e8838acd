import { writeFile } from "node:fs/promises"
import type { ExecArgs } from "@medusajs/framework/types"
import { seedMexicanStore } from "./mexican-store"

/** `medusa exec scripts/store/seed.ts [file]`: seeds the store; its ids go to the file as JSON, or are printed. */
export default async function seed({ container, args: [file] }: ExecArgs): Promise<void> {
  const store = JSON.stringify(await seedMexicanStore(container), null, 2)
  if (file) {
    await writeFile(file, store)
  } else {
    console.log(store)
  }
}
