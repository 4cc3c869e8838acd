import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { addStorefront } from "../add-storefront"
import { EDITS, type Edit } from "../add-storefront/edits"
import { filesIn } from "../add-storefront/folders"

const DOCS = join(__dirname, "../../../docs/storefront.md")
const EXAMPLE = join(__dirname, "../../../examples/storefront/src/lib/paypro/index.ts")

/** As little as the starter's file may hold: what is searched for, between other things. */
function starterFile({ changes }: Edit): string {
  const parts = changes.flatMap(({ find, times = 1 }) => Array<string>(times).fill(find))
  return ["// first", ...parts, "// last", ""].join("\n// between\n")
}

describe("add-storefront", () => {
  let root: string
  let storefront: string

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "paypro-storefront-"))
    storefront = join(root, "apps/storefront")
    for (const edit of EDITS) {
      put(edit.file, starterFile(edit))
    }
  })
  afterEach(() => rmSync(root, { recursive: true }))

  function put(file: string, text: string): void {
    mkdirSync(dirname(join(storefront, file)), { recursive: true })
    writeFileSync(join(storefront, file), text)
  }
  const read = (file: string) => readFileSync(join(storefront, file), "utf8")
  const everything = () => Object.fromEntries(filesIn(storefront).map((file) => [file, read(file)]))

  function run(args: string[] = [], cwd = root) {
    let printed = ""
    let complained = ""
    const code = addStorefront(args, {
      cwd,
      print: (text) => void (printed += text),
      complain: (text) => void (complained += text),
    })
    return { code, printed, complained }
  }

  it("shows every file and every edit, and writes nothing unless told", () => {
    const before = everything()
    const { code, printed } = run()
    expect(code).toBe(0)
    expect(printed).toContain("  create   src/lib/data/paypro.ts\n")
    for (const { file, changes } of EDITS) {
      expect(printed).toContain(`  edit     ${file}\n`)
      for (const line of changes.flatMap(({ replace }) => replace.trimEnd().split("\n"))) {
        expect(printed).toContain(`+ ${line}\n`)
      }
    }
    expect(printed).toContain("medusa-payment-paypro add-storefront apps/storefront --write")
    expect(everything()).toEqual(before)
  })

  it("copies our files and edits the starter's, everything else in them stays", () => {
    expect(run(["--write"]).code).toBe(0)
    expect(read("src/lib/paypro/index.ts")).toBe(readFileSync(EXAMPLE, "utf8"))
    for (const { file, changes } of EDITS) {
      for (const { replace, times = 1 } of changes) {
        expect(read(file).split(replace)).toHaveLength(times + 1)
      }
      expect(read(file)).toMatch(/^\/\/ first\n[^]*\n\/\/ last\n/)
    }
  })

  it("changes nothing the second time", () => {
    run(["--write"])
    const after = everything()
    const { code, printed } = run(["--write"])
    expect([code, printed]).toEqual([0, expect.stringContaining("Everything is there already.")])
    expect(everything()).toEqual(after)
  })

  it("leaves a file that it does not recognize as it is, with none of its changes, and says what to put there", () => {
    const [edit] = EDITS.filter(({ changes }) => changes.length === 3)
    const [first, second, third] = edit?.changes ?? []
    const mine = `${first?.find}\n${second?.find}\n// I wrote the rest myself\n`
    put(edit?.file ?? "", mine)
    const { code, printed } = run(["--write"])
    expect(code).toBe(1)
    expect(read(edit?.file ?? "")).toBe(mine)
    expect(printed).toContain(`  by hand  ${edit?.file}\n`)
    expect(printed).toContain(`+ ${third?.replace.trimEnd().split("\n").at(-1)}`)
    expect(read("src/lib/data/orders.ts")).toContain("no-store")
  })

  it("does not recognize what stands in a file twice, or not at all", () => {
    const [edit] = EDITS
    put(edit?.file ?? "", `${starterFile(edit as Edit)}${starterFile(edit as Edit)}`)
    expect(run().printed).toContain(`  by hand  ${edit?.file}\n`)
    rmSync(join(storefront, edit?.file ?? ""))
    expect(run().printed).toContain(`  by hand  ${edit?.file}\n`)
  })

  it("never overwrites a copied file that somebody changed", () => {
    put("src/lib/paypro/index.ts", "// mine\n")
    const { code, printed } = run(["--write"])
    expect([code, read("src/lib/paypro/index.ts")]).toEqual([1, "// mine\n"])
    expect(printed).toContain("  keep     src/lib/paypro/index.ts\n")
  })

  it("keeps the line ends of Windows", () => {
    const [edit] = EDITS
    put(edit?.file ?? "", starterFile(edit as Edit).replaceAll("\n", "\r\n"))
    expect(run(["--write"]).code).toBe(0)
    expect(read(edit?.file ?? "").replaceAll("\r\n", "")).not.toContain("\n")
    expect(run().printed).toContain(`  done     ${edit?.file}\n`)
  })

  it.each([
    ["the monorepo's root", [], "."],
    ["the backend's folder", [], "apps/backend"],
    ["the storefront's folder", [], "apps/storefront"],
    ["anywhere, where the folder is given", ["../shop"], "elsewhere"],
  ])("finds the storefront from %s", (_, args, cwd) => {
    mkdirSync(join(root, cwd), { recursive: true })
    if (args.length > 0) {
      cpSync(storefront, join(root, "shop"), { recursive: true })
    }
    expect(run(args, join(root, cwd)).code).toBe(0)
  })

  it("says so where there is no storefront, and how it is called where it is called in another way", () => {
    const none = run(["apps"])
    expect([none.code, none.complained]).toEqual([2, expect.stringContaining("found in apps.")])
    for (const args of [["--force"], ["one", "two"]]) {
      const { code, complained } = run(args)
      expect([code, complained]).toEqual([2, expect.stringMatching(/^Usage:/)])
    }
  })

  it("is what the documentation shows", () => {
    const docs = readFileSync(DOCS, "utf8")
    for (const { file, changes } of EDITS) {
      expect(docs).toContain(`\`${file}\``)
      for (const line of changes.flatMap(({ find }) => find.trimEnd().split("\n"))) {
        expect(docs).toMatch(new RegExp(`^[-+ ]\\s*${escaped(line.trim())}$`, "m"))
      }
      for (const line of changes.flatMap(({ replace }) => replace.trimEnd().split("\n"))) {
        expect(docs).toMatch(new RegExp(`^[-+ ]\\s*${escaped(line.trim())}$`, "m"))
      }
    }
  })
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
