import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import manifest from "../../../../package.json"
import { hostChecks, MEDUSA_RANGE } from ".."

describe("hostChecks", () => {
  let root: string
  let backend: string

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "paypro-host-")))
    backend = join(root, "apps/backend")
    mkdirSync(backend, { recursive: true })
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const install = (name: string, version: string, at = backend) => {
    const folder = join(at, "node_modules", name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version }))
    return folder
  }
  /** As npm installs a store. */
  const installStore = () => {
    install("@medusajs/medusa", "2.21.2")
    install("@medusajs/dashboard", "2.21.2")
    install("react", "18.3.1")
    install("react-router-dom", "7.18.2")
    install("@tanstack/react-query", "5.64.2")
  }
  const states = () => Object.fromEntries(hostChecks(backend).map(({ id, state }) => [id, state]))
  const message = (id: string) => hostChecks(backend).find((check) => check.id === id)?.message

  it("finds nothing wrong in a plain store", () => {
    installStore()
    expect(states()).toEqual({ medusa: "ok", react: "ok", admin_packages: "ok" })
    expect(message("admin_packages")).toContain("Nothing")
  })

  it.each([
    ["2.13.6", "error"],
    ["2.21.2", "ok"],
    ["2.99.0", "ok"],
    ["2.22.0-preview-20261101", "ok"],
    ["3.0.0", "error"],
  ])("Medusa %s: %s", (version, state) => {
    installStore()
    install("@medusajs/medusa", version)
    expect(states()).toMatchObject({ medusa: state })
    expect(message("medusa")).toContain(`Medusa ${version}`)
  })

  it("warns where the workspace's React 19 is the one that the backend finds", () => {
    installStore()
    rmSync(join(backend, "node_modules/react"), { recursive: true })
    expect(message("react")).toContain("React is not found")
    install("react", "19.2.0", root)
    expect(states()).toMatchObject({ react: "warning" })
    expect(message("react")).toContain("React 19.2.0")
  })

  it("notes two routers and two query clients, which are no error", () => {
    installStore()
    const dashboard = join(backend, "node_modules/@medusajs/dashboard")
    install("react-router-dom", "6.30.4")
    install("react-router-dom", "7.18.2", dashboard)
    install("@tanstack/react-query", "5.90.0", dashboard)
    expect(states()).toMatchObject({ admin_packages: "ok" })
    expect(message("admin_packages")).toBe(
      "Installed twice: react-router-dom (6.30.4 here, 7.18.2 in Medusa's dashboard), @tanstack/react-query (5.64.2 here, 5.90.0 in Medusa's dashboard). PayPro's pages use none of them; pages of other plugins may fail.",
    )
  })

  it("takes what pnpm links to one place for one copy", () => {
    const store = join(root, "node_modules/.pnpm")
    const link = (name: string, version: string, folder: string) => {
      const real = install(name, version, join(store, `${name.replace("/", "+")}@${version}`))
      const place = join(folder, "node_modules", name)
      mkdirSync(join(place, ".."), { recursive: true })
      symlinkSync(real, place)
      return join(real, name.startsWith("@") ? "../../.." : "../..")
    }
    const medusa = link("@medusajs/medusa", "2.21.2", backend)
    const dashboard = link("@medusajs/dashboard", "2.21.2", medusa)
    link("react", "18.3.1", backend)
    link("react-router-dom", "7.18.2", backend)
    const again = join(dashboard, "node_modules/react-router-dom")
    symlinkSync(join(store, "react-router-dom@7.18.2/node_modules/react-router-dom"), again)
    expect(message("admin_packages")).toContain("Nothing")
  })

  it("refuses Yarn's Plug'n'Play, in words", () => {
    installStore()
    writeFileSync(join(root, ".pnp.cjs"), "")
    expect(states()).toEqual({ packages: "error" })
    expect(message("packages")).toContain("nodeLinker: node-modules")
  })

  it("says where to run it, outside of a store", () => {
    expect(states()).toEqual({ medusa: "warning" })
    expect(message("medusa")).toContain("run this in the backend's folder")
  })
})

it("knows the range of Medusa's versions that npm is told", () => {
  const { peerDependencies } = manifest
  for (const name of ["admin-sdk", "dashboard", "framework", "icons", "medusa"] as const) {
    expect(peerDependencies[`@medusajs/${name}`]).toBe(MEDUSA_RANGE)
  }
})
