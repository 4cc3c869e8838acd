import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { gzipSync } from "node:zlib"
import { kb } from "../format"
import type { Result, Row } from "../row"

const ROOT = join(__dirname, "../..")
const ADMIN = ".medusa/server/src/admin/index.mjs"

async function packed(): Promise<{ size: number; unpackedSize: number; entryCount: number }> {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"]
  const { stdout } = await promisify(execFile)("npm", args, {
    cwd: ROOT,
    maxBuffer: 16 * 1024 ** 2,
  })
  const [pack] = JSON.parse(stdout) as [Awaited<ReturnType<typeof packed>>]
  return pack
}

function under(what: string, bytes: number, limitKb: number, raw: Result["raw"] = {}): Result {
  return {
    what,
    measured: kb(bytes),
    against: "",
    compared: "",
    target: `under ${limitKb} KB`,
    met: bytes < limitKb * 1000,
    raw: { bytes, ...raw },
  }
}

/** The hosted page's size is in the row that serves it. */
export const sizes: Row = {
  name: "sizes",
  async run() {
    const { size, unpackedSize, entryCount } = await packed()
    const admin = gzipSync(readFileSync(join(ROOT, ADMIN)))
    return [
      under("packed package", size, 700, { unpacked: unpackedSize, files: entryCount }),
      under("admin bundle, gzipped", admin.length, 120),
    ]
  },
}
