import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const ROOT = join(__dirname, "../..")
const read = (name: string) => readFileSync(join(ROOT, name), "utf8")

/** The table's rows, as cells. */
const rows = read("docs/threat-model.md")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .slice(2)

const tests = ["integration-tests/attack", "src", "simulator", "scripts"]
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /attack|__tests__/.test(join(folder, name)) && /\.tsx?$/.test(name))
      .map((name) => read(join(folder, name))),
  )
  .join("\n")

const titlesOf = (cell = "") => Array.from(cell.matchAll(/_([^_]+)_/g), ([, title = ""]) => title)

it("has a row for every kind of attacker, and a test in each", () => {
  expect(rows.length).toBeGreaterThan(15)
  const untested = rows.filter((cells) => titlesOf(cells[4]).length === 0)
  expect(untested.map(([, who]) => who)).toEqual([])
})

it.each(rows.flatMap((cells) => titlesOf(cells[4])).map((title) => ({ title })))(
  "names a test that exists: $title",
  ({ title }) => {
    expect(tests).toMatch(
      new RegExp(`(?:it|describe)(?:\\.each\\([^]*?\\))?\\(\\s*"[^"]*${escaped(title)}`),
    )
  },
)

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}
