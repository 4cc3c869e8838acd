import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

type Versions = Record<string, string>

/** What Medusa's own starter depends on, less what only its tests need. */
const DEPENDENCIES = [
  "@medusajs/admin-sdk",
  "@medusajs/admin-shared",
  "@medusajs/cli",
  "@medusajs/dashboard",
  "@medusajs/draft-order",
  "@medusajs/framework",
  "@medusajs/medusa",
]
const DEV_DEPENDENCIES = [
  "@swc/core",
  "@types/node",
  "@types/react",
  "@types/react-dom",
  "react",
  "react-dom",
  "ts-node",
  "typescript",
  "vite",
]

const TSCONFIG = {
  compilerOptions: {
    target: "ES2021",
    esModuleInterop: true,
    module: "Node16",
    moduleResolution: "Node16",
    emitDecoratorMetadata: true,
    experimentalDecorators: true,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
    declaration: false,
    sourceMap: false,
    inlineSourceMap: true,
    outDir: "./.medusa/server",
    rootDir: "./",
    jsx: "react-jsx",
    forceConsistentCasingInFileNames: true,
    resolveJsonModule: true,
    checkJs: false,
    strictNullChecks: true,
  },
  "ts-node": { swc: true },
  include: ["**/*", ".medusa/types/*"],
  exclude: ["node_modules", ".medusa/server", ".medusa/admin", ".cache"],
}

/** Where the seeding script is in the store. */
export const SEED_SCRIPT = "src/scripts/store/seed.ts"

/**
 * A store as Medusa's starter makes it, with nothing of PayPro in it but a script that fills it with products.
 * @param more what else it depends on.
 */
export function createEmptyStore(folder: string, root: string, more: Versions = {}): void {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    devDependencies: Versions
  }
  const pick = (names: string[]): Versions =>
    Object.fromEntries(
      names.map((name) => [
        name,
        devDependencies[name] ?? devDependencies["@medusajs/medusa"] ?? "",
      ]),
    )
  const manifest = {
    name: "empty-store",
    version: "0.0.1",
    private: true,
    scripts: { build: "medusa build", start: "medusa start", dev: "medusa develop" },
    dependencies: { ...pick(DEPENDENCIES), ...more },
    devDependencies: pick(DEV_DEPENDENCIES),
  }
  mkdirSync(join(folder, "src/scripts"), { recursive: true })
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2))
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG, null, 2))
  cpSync(join(root, "scripts/store"), join(folder, "src/scripts/store"), {
    recursive: true,
    filter: (source) => !source.endsWith("shopper.ts"),
  })
}
