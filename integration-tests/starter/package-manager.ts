import { delimiter, dirname } from "node:path"
import { run, type Shell } from "../package/shell"

/** The folders of a monorepo that was made from the starter. */
export type Store = { root: Shell; backend: Shell; storefront: Shell }

type PackageManager = {
  /** Where its command is, if not with Node.js. `shell` is of a folder without packages. */
  provide: (shell: Shell) => Promise<string[]>
  /** Installs what the store lists. */
  install: (store: Store) => Promise<void>
  /** Adds a package to the folder that it runs in. */
  add: string
  /** Runs the command of an installed package. */
  exec: string
}

const PACKAGE_MANAGERS = {
  /** The starter's own, in the version that it names: one installation for both folders. */
  pnpm: {
    async provide(shell) {
      // Where there are packages, npx reads all of them first, which takes longer than what it runs.
      const printed = await run(`npx --yes --package pnpm@10.11.1 -c "command -v pnpm"`, shell)
      return [dirname(printed.trim().split("\n").at(-1) ?? "")]
    },
    async install({ root }) {
      // In CI pnpm insists on a lock file, and the small store has none.
      await run("pnpm install --no-frozen-lockfile", root)
    },
    add: "pnpm add",
    exec: "pnpm exec",
  },
  /** To npm the starter is no workspace, so that each folder is a project of its own. */
  npm: {
    provide: () => Promise.resolve([]),
    async install({ backend, storefront }) {
      await run("npm install", backend)
      await run("npm install", storefront)
    },
    add: "npm install",
    exec: "npx",
  },
} satisfies Record<string, PackageManager>

/**
 * The commands of a package manager, and what has them found.
 * @throws Error when there is none of that name.
 */
export async function packageManager(name: string, { cwd, env }: Shell) {
  if (name !== "npm" && name !== "pnpm") {
    throw new Error(`--with ${name}: npm or pnpm`)
  }
  const { provide, ...commands } = PACKAGE_MANAGERS[name]
  const paths = [...(await provide({ cwd, env })), env.PATH ?? ""]
  return { ...commands, env: { ...env, PATH: paths.join(delimiter) } }
}
