import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { step } from "../../scripts/demo/progress"
import { run, type Shell } from "../package/shell"
import { start } from "./running"
import { dotEnv } from "./store"

type Storefront = {
  shell: Shell
  /** Runs the command of an installed package. */
  exec: string
  url: string
  backendUrl: string
  publishableKey: string
}

/** Checks and builds the storefront, which reads its backend while it is built, and starts it. */
export async function startStorefront(storefront: Storefront): Promise<void> {
  const { shell, exec, url, backendUrl, publishableKey } = storefront
  writeFileSync(
    join(shell.cwd, ".env.local"),
    dotEnv({
      NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY: publishableKey,
      NEXT_PUBLIC_MEDUSA_BACKEND_URL: backendUrl,
      NEXT_PUBLIC_DEFAULT_REGION: "mx",
      NEXT_PUBLIC_BASE_URL: url,
    }),
  )
  // The starter builds whatever its types say.
  await step("tsc", () => run(`${exec} tsc --noEmit`, shell))
  await step("next build", () => run(`${exec} next build`, shell), "minutes")
  const { port } = new URL(url)
  await step("next start", () => start(`${exec} next start -p ${port}`, shell, `${url}/mx`))
}
