import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { step } from "../../scripts/demo/progress"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { SEED_SCRIPT } from "../package/empty-store"
import { run, type Shell } from "../package/shell"
import { start } from "./running"
import { dotEnv, type Variables } from "./store"
import { checkUnconfigured } from "./unconfigured"

/** The README's, in the folder that `medusa build` makes. */
const START = "cp ../../.env .env.production && npm run start"

type Backend = {
  shell: Shell
  /** Runs the command of an installed package. */
  exec: string
  url: string
  /** Those that every store has. */
  variables: Variables
  paypro: Variables
}

/** Builds the backend before PayPro's variables are there, as an image is built, and starts it with them. */
export async function startBackend(backend: Backend): Promise<MexicanStore> {
  const { shell, exec, url, variables, paypro } = backend
  const dotEnvFile = join(shell.cwd, ".env")
  const built = { ...shell, cwd: join(shell.cwd, ".medusa/server") }
  writeFileSync(dotEnvFile, dotEnv(variables))
  await step("medusa build", () => run(`${exec} medusa build`, shell), "minutes")
  await step("medusa start, unconfigured", () => checkUnconfigured(START, built))
  writeFileSync(dotEnvFile, dotEnv({ ...variables, ...paypro }))
  await step("medusa db:migrate", () => run(`${exec} medusa db:migrate`, shell))
  const file = join(shell.cwd, "store.json")
  await step("Seeding the store", () =>
    run(`${exec} medusa exec ./${SEED_SCRIPT} "${file}"`, shell),
  )
  const env = { ...shell.env, PORT: new URL(url).port }
  await step("medusa start", () => start(START, { ...built, env }, `${url}/health`))
  return JSON.parse(readFileSync(file, "utf8")) as MexicanStore
}
