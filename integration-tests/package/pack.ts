import { join } from "node:path"
import { run } from "./shell"

/** Builds the plugin and packs it as `npm publish` would, into `folder`. */
export async function pack(root: string, folder: string): Promise<string> {
  const shell = { cwd: root, env: process.env }
  await run("npm run build", shell)
  const printed = await run(
    `npm pack --json --ignore-scripts --loglevel=error --pack-destination "${folder}"`,
    shell,
  )
  const [tarball] = JSON.parse(printed.slice(printed.indexOf("[\n"))) as {
    filename: string
    files: { path: string }[]
  }[]
  if (!tarball) {
    throw new Error(`npm pack made nothing:\n${printed}`)
  }
  const paths = tarball.files.map(({ path }) => path)
  const strays = paths.filter((path) => /__tests__|\.spec\.|\.env|medusa-config/.test(path))
  const missing = ["LICENSE", "README.md"].filter((path) => !paths.includes(path))
  if (strays.length > 0 || missing.length > 0) {
    throw new Error(
      `The tarball has ${strays.join(", ") || "no strays"}, lacks ${missing.join(", ") || "nothing"}`,
    )
  }
  return join(folder, tarball.filename)
}
