import { readFileSync } from "node:fs"
import { join } from "node:path"

type Entry = { version?: string; integrity?: string; resolved?: string; link?: boolean }

const lock = JSON.parse(readFileSync(join(__dirname, "../../package-lock.json"), "utf8")) as {
  packages: Record<string, Entry>
}
const installed = Object.entries(lock.packages).filter(([path, { link }]) => path && !link)

it("every package of the lock has a hash that it is checked against", () => {
  expect(installed.length).toBeGreaterThan(1_000)
  const unchecked = installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ""))
  expect(unchecked.map(([path]) => path)).toEqual([])
})

it("no package comes from elsewhere than a registry", () => {
  const elsewhere = installed.filter(([, { resolved }]) => resolved && !/^https:/.test(resolved))
  expect(elsewhere.map(([path]) => path)).toEqual([])
})
