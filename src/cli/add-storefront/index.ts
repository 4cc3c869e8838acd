import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { parseArgs } from "node:util"
import { EDITS } from "./edits"
import { examplesFolder, filesIn, findStorefront } from "./folders"
import { planCopy, planEdit, type PlannedFile } from "./plan"
import { reportOf } from "./report"

export const ADD_STOREFRONT_USAGE = `Usage: medusa-payment-paypro add-storefront [folder] [--write]

Adds PayPro to a storefront made from Medusa's starter (medusajs/dtc-starter): the choice of a method, the order button,
what to pay, and the payment's state. Shows what it would do; with --write it does it. The folder is apps/storefront,
../storefront or this one, unless given. A file that somebody changed is never overwritten, and doing it twice changes
nothing. What it does not recognize it leaves alone, and says what to put there.

Exit code: 0 all is done or would be, 1 something is left to do by hand, 2 no storefront was found.
`

type Io = { cwd: string; print: (text: string) => void; complain: (text: string) => void }

/** @returns the exit code. */
export function addStorefront(args: string[], { cwd, print, complain }: Io): number {
  const options = optionsOf(args)
  if (!options) {
    complain(ADD_STOREFRONT_USAGE)
    return 2
  }
  const storefront = findStorefront(cwd, options.folder)
  if (storefront === null) {
    complain(
      `No storefront of Medusa's starter was found in ${options.folder ?? "apps/storefront, ../storefront or this folder"}.\n\n${ADD_STOREFRONT_USAGE}`,
    )
    return 2
  }
  const planned = planOf(storefront)
  if (options.write) {
    write(storefront, planned)
  }
  const folder = relative(cwd, storefront) || "."
  print(`${folder}\n\n${reportOf(planned)}\n${endingOf(planned, { ...options, folder })}`)
  return planned.some(isLeft) ? 1 : 0
}

function optionsOf(args: string[]): { folder: string | undefined; write: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { write: { type: "boolean", default: false } },
    })
    return positionals.length > 1 ? null : { folder: positionals[0], write: values.write }
  } catch {
    return null
  }
}

function planOf(storefront: string): PlannedFile[] {
  const examples = examplesFolder()
  const read = (file: string) => readIfThere(join(storefront, file))
  return [
    ...filesIn(join(examples, "src"))
      .map((file) => `src/${file}`)
      .map((file) => planCopy(file, readFileSync(join(examples, file), "utf8"), read(file))),
    ...EDITS.map((edit) => planEdit(edit, read(edit.file))),
  ]
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return null
  }
}

function write(storefront: string, planned: PlannedFile[]): void {
  for (const one of planned) {
    if (one.action === "create" || one.action === "edit") {
      const path = join(storefront, one.file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, one.text)
    }
  }
}

const isLeft = ({ action }: PlannedFile) => action === "keep" || action === "by_hand"

function endingOf(planned: PlannedFile[], options: { folder: string; write: boolean }): string {
  if (planned.every(({ action }) => action === "none")) {
    return "Everything is there already.\n"
  }
  const hint = planned.some(isLeft) ? "Some files are left to you: see above.\n" : ""
  return options.write
    ? `${hint}Written. Where your storefront's own texts are Spanish, set NEXT_PUBLIC_PAYPRO_LOCALE=es in its environment.\n`
    : `${hint}Nothing was written. To do it: medusa-payment-paypro add-storefront ${options.folder} --write\n`
}
