import { cpSync, existsSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { createEmptyStore, SEED_SCRIPT } from "../package/empty-store"
import { onlyBlock, readmeBlocks } from "../package/readme"
import type { Store } from "./package-manager"

export const ROOT = join(__dirname, "../..")

/** Not the dashboard's versions, as in stores that have had pages of their own for long. */
const OTHER_COPIES = { "react-router-dom": "6.30.4", "@tanstack/react-query": "5.90.2" }

/** Nothing of this repository's, neither its settings nor its commands. */
export function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, NODE_OPTIONS: __, DATABASE_URL: ___, PATH = "", ...outer } = process.env
  const isOwn = (folder: string) => folder.startsWith(ROOT)
  return {
    ...outer,
    PATH: PATH.split(delimiter)
      .filter((folder) => !isOwn(folder))
      .join(delimiter),
    CI: "true",
    MEDUSA_DISABLE_TELEMETRY: "true",
    NEXT_TELEMETRY_DISABLED: "1",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_prefer_offline: "true",
  }
}

export type Variables = Record<string, string>

/** A file of variables, one a line. */
export const dotEnv = (variables: Variables) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("")

/** The starter's sources only. The small store's backend is the one of the package's test. */
export function copyStarter(starter: string, folder: string, env: NodeJS.ProcessEnv): Store {
  const isMade = /(?:^|\/)(?:node_modules|\.next|\.medusa|\.git)(?:\/|$)/
  cpSync(starter, folder, {
    recursive: true,
    filter: (source) => !isMade.test(source.slice(starter.length)),
  })
  const shell = (path: string) => ({ cwd: join(folder, path), env })
  const store = {
    root: shell(""),
    backend: shell("apps/backend"),
    storefront: shell("apps/storefront"),
  }
  if (!existsSync(store.backend.cwd)) {
    createEmptyStore(store.backend.cwd, ROOT, OTHER_COPIES)
  }
  return store
}

/** What the README has one write in the backend's folder; the seed is the tests'. */
export function configure(backend: string): void {
  const readme = readmeBlocks(join(ROOT, "README.md"))
  writeFileSync(join(backend, "medusa-config.ts"), onlyBlock(readme, "write medusa-config.ts"))
  cpSync(join(ROOT, "scripts/store"), join(backend, dirname(SEED_SCRIPT)), {
    recursive: true,
    filter: (source) => !source.endsWith("shopper.ts"),
  })
}
