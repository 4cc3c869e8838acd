/**
 * test:medusa <version> [--all] [--keep]: tests the plugin on another version of Medusa, in a copy of the project. Runs
 * what compares our reads of Medusa's tables with its own, and a purchase with each method; `--all` checks types, and runs
 * every integration test. `--keep` leaves the copy where it is.
 */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { say, step } from "../demo/progress"
import { withMedusa, type Manifest } from "./with-medusa"

const ROOT = join(__dirname, "../..")
const USAGE = "usage: npm run test:medusa -- <version of Medusa> [--all] [--keep]"
const ESSENTIAL = ["http/medusa-contract.spec", "http/purchase.spec"]

const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: { all: { type: "boolean" }, keep: { type: "boolean" } },
})

/** @throws Error when the command fails. */
async function run(cwd: string, command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: "inherit" })
  const [code] = (await once(child, "exit")) as [number | null]
  if (code !== 0) {
    throw new Error(`${command} ${args.join(" ")} ended with code ${code}`)
  }
}

/** What git knows or would add, as it is now. */
function copyProject(folder: string): void {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  )
  for (const file of listed.split("\0").filter(Boolean)) {
    cpSync(join(ROOT, file), join(folder, file))
  }
}

/** What a package of Medusa depends on. */
function dependenciesOf(name: string, version: string): Record<string, string> {
  const args = ["view", `${name}@${version}`, "dependencies", "--json"]
  return JSON.parse(execFileSync("npm", args, { encoding: "utf8" })) as Record<string, string>
}

function choose(folder: string, version: string): void {
  const file = join(folder, "package.json")
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest
  const admins = {
    ...dependenciesOf("@medusajs/admin-bundler", version),
    ...dependenciesOf("@medusajs/dashboard", version),
  }
  writeFileSync(file, JSON.stringify(withMedusa(manifest, version, admins), null, 2))
}

async function test(folder: string, version: string): Promise<void> {
  copyProject(folder)
  choose(folder, version)
  // npm refuses it where the version is outside of the plugin's peer range.
  await step(`Installing with Medusa ${version}`, () =>
    run(folder, "npm", [
      "install",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ]),
  )
  if (flags.all) {
    await step("Checking its types", () => run(folder, "npm", ["run", "typecheck"]))
  }
  const files = flags.all ? [] : ESSENTIAL
  await run(folder, "npm", ["run", "test:integration", "--", ...files, "--silent"])
}

async function main(): Promise<void> {
  const [version, ...others] = positionals
  if (!version || others.length > 0) {
    throw new Error(USAGE)
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `paypro-medusa-${version}-`)))
  try {
    await test(folder, version)
    say(`\nThe plugin works on Medusa ${version}`)
  } finally {
    if (flags.keep) {
      say(`The copy is in ${folder}`)
    } else {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

// A terminal sends Ctrl-C to what runs as well; once that has ended, the copy goes.
process.on("SIGINT", () => undefined)

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
