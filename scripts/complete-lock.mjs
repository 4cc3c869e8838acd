/**
 * Completes package-lock.json, so that every machine installs the very same packages:
 *
 * - the platform packages (`@swc/core-darwin-arm64` and the like) that npm left out. npm forgets an optional package
 *   that does not fit the machine at hand, and `npm ci` then refuses the lock on others ("Missing: … from lock file");
 * - the hash of each package, without which npm would take whatever it is handed under that name.
 *
 * `npm run lock` completes the file, `npm run lock -- --check` only says whether it is complete.
 */
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"

const FILE = new URL("../package-lock.json", import.meta.url)
const OS = ["aix", "android", "darwin", "freebsd", "linux", "openbsd", "openharmony", "win32"]
const CPU = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"]

const text = readFileSync(FILE, "utf8")
const lock = JSON.parse(text)

/** Where Node would find `name` from the package at `path`, as far as the lock knows. */
function find(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf("node_modules/") - 1, 0))) {
    const place = `${at && `${at}/`}node_modules/${name}`
    if (lock.packages[place]) {
      return place
    }
    if (!at) {
      return undefined
    }
  }
}

function stub(name, version, parent) {
  const words = name.split(/[/-]/)
  const os = OS.find((word) => words.includes(word))
  const cpu = CPU.find((word) => words.includes(word))
  if (!os || !cpu || !/^\d/.test(version)) {
    throw new Error(
      `${name}@${version} is missing from the lock and is no platform's package: run npm install`,
    )
  }
  return { version, cpu: [cpu], ...(parent.dev && { dev: true }), optional: true, os: [os] }
}

/** As the registry publishes it. */
function integrityOf(path, { name, version }) {
  const spec = `${name ?? path.slice(path.lastIndexOf("node_modules/") + 13)}@${version}`
  const integrity = execFileSync("npm", ["view", spec, "dist.integrity"], { encoding: "utf8" })
  if (!/^sha512-[\w+/]+=*\s*$/.test(integrity)) {
    throw new Error(`The registry has no hash of ${spec}`)
  }
  return integrity.trim()
}

const missing = []
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (!find(path, name)) {
      missing.push([`node_modules/${name}`, stub(name, version, parent)])
    }
  }
}

const entries = [...Object.entries(lock.packages), ...missing]
const unhashed = entries.filter(([path, entry]) => path && !entry.link && !entry.integrity)

if (unhashed.length === 0) {
  console.log("package-lock.json is complete")
} else if (process.argv.includes("--check")) {
  console.error(
    `package-lock.json lacks ${missing.length} platform packages and ${unhashed.length} hashes, run: npm run lock`,
  )
  process.exitCode = 1
} else {
  const hashed = unhashed.map(([path, { version, ...entry }]) => [
    path,
    { version, integrity: integrityOf(path, { ...entry, version }), ...entry },
  ])
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(hashed) })
  lock.packages = Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, "en")))
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(
    `package-lock.json: added ${missing.length} platform packages and ${hashed.length} hashes`,
  )
}
