import { readdirSync, readFileSync } from "node:fs"
import { dirname, extname, join, relative, resolve } from "node:path"
import ts from "typescript"

const SRC = resolve(__dirname, "..")

/** From the bottom up. A file imports from its own layer and from those below it. */
const LAYERS = [
  ["lib"],
  ["medusa"],
  ["modules"],
  ["shopper-view", "admin-view"],
  ["shopper-page"],
  ["emails", "voucher-page", "payment-page"],
  ["workflows"],
  ["providers", "api", "jobs", "subscribers", "admin", "cli", "scripts", "config.ts"],
]

type Source = { name: string; text: string; imports: string[] }

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/__tests__|\.d\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), "utf8"), imports: [] }))

const names = new Set(sources.map(({ name }) => name))
for (const source of sources) {
  source.imports = ts
    .preProcessFile(source.text)
    .importedFiles.flatMap(({ fileName }) => resolved(source.name, fileName) ?? [])
}

function resolved(from: string, to: string): string | undefined {
  const path = relative(SRC, resolve(SRC, dirname(from), to))
  return to.startsWith(".")
    ? [path, `${path}.ts`, `${path}.tsx`, join(path, "index.ts")].find((name) => names.has(name))
    : undefined
}

function layerOf(name: string): number {
  const [folder = ""] = name.split("/")
  return LAYERS.findIndex((folders) => folders.includes(folder))
}

/** How the names of Medusa's tables begin. */
const TABLES = [
  "order",
  "cart",
  "payment",
  "capture",
  "refund",
  "reservation",
  "inventory",
  "fulfillment",
  "customer",
  "region",
  "product",
  "locking",
  "user",
  "notification",
]

/** Every file that can be reached from a file by its imports. */
function reachableFrom(start: string): Set<string> {
  const imports = new Map(sources.map((source) => [source.name, source.imports]))
  const reached = new Set<string>()
  const open = [...(imports.get(start) ?? [])]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (!reached.has(name)) {
      reached.add(name)
      open.push(...(imports.get(name) ?? []))
    }
  }
  return reached
}

/** Texts of a file that are not comments: string literals and templates. */
function textsOf({ name, text }: Source): string[] {
  const texts: string[] = []
  const kind = extname(name) === ".tsx" ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      texts.push(node.getText())
    } else {
      ts.forEachChild(node, visit)
    }
  }
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind)
  ts.forEachChild(file, visit)
  return texts
}

const outside = sources.filter(({ name }) => !/^(medusa|admin)\//.test(name))

it("every file of src belongs to a layer", () => {
  expect(sources.filter(({ name }) => layerOf(name) < 0).map(({ name }) => name)).toEqual([])
})

it("no import runs upward", () => {
  const upward = sources.flatMap(({ name, imports }) =>
    imports.filter((to) => layerOf(to) > layerOf(name)).map((to) => `${name} -> ${to}`),
  )
  expect(upward).toEqual([])
})

it("no imports run in a circle", () => {
  const circles = sources.flatMap(({ name }) => {
    const reached = reachableFrom(name)
    return reached.has(name)
      ? [sources.filter((other) => reached.has(other.name) && reachableFrom(other.name).has(name))]
      : []
  })
  expect(circles.map((circle) => circle.map(({ name }) => name).toSorted())).toEqual([])
})

it("only src/medusa asks query.graph", () => {
  const asking = outside.filter(({ text }) => /\.graph\(/.test(text))
  expect(asking.map(({ name }) => name)).toEqual([])
})

it("only src/medusa names Medusa's tables in SQL", () => {
  const table = `(?:${TABLES.join("|")})(?:_\\w+)?`
  const sql = new RegExp(`\\b(?:from|join|update|into) +"?${table}"? +(?:as +)?\\w`)
  const builder = new RegExp(
    `(?:\\bknex|\\.(?:from|\\w*[jJ]oin|into))(?:<[^>]*>)?\\(\\s*"${table}\\b`,
  )
  const naming = outside.filter(
    (source) => builder.test(source.text) || textsOf(source).some((text) => sql.test(text)),
  )
  expect(naming.map(({ name }) => name)).toEqual([])
})
