import { existsSync } from "node:fs"
import { join } from "node:path"
import satisfies from "semver/functions/satisfies"
import type { CheckState } from "../../lib/health"
import { findPackage, foldersFrom, type InstalledPackage } from "./find-package"

/** What the doctor says of the store's packages; the admin shows none of it. */
export type HostCheck = { id: string; state: CheckState; message: string }

/** The versions of Medusa that the plugin is tested on, as in package.json. */
export const MEDUSA_RANGE = "^2.18.0"

/** What Medusa's dashboard and pages of plugins have in common, and must find once. */
const SHARED_BY_PAGES = ["react-router", "react-router-dom", "@tanstack/react-query"]

/** What a store's package manager made of its packages. `folder` is the backend's. */
export function hostChecks(folder: string): HostCheck[] {
  if (usesPlugAndPlay(folder)) {
    return [
      {
        id: "packages",
        state: "error",
        message:
          "Yarn installs Plug'n'Play here, and Medusa needs node_modules: write nodeLinker: node-modules into .yarnrc.yml, and run yarn install.",
      },
    ]
  }
  const medusa = findPackage("@medusajs/medusa", folder)
  if (!medusa) {
    return [
      {
        id: "medusa",
        state: "warning",
        message: "Medusa is not found from here: run this in the backend's folder.",
      },
    ]
  }
  const dashboard = findPackage("@medusajs/dashboard", medusa.folder)
  return [
    medusaVersion(medusa),
    reactVersion(findPackage("react", folder)),
    ...(dashboard ? [sharedPackages(folder, dashboard)] : []),
  ]
}

function usesPlugAndPlay(folder: string): boolean {
  return foldersFrom(folder).some(
    (each) => existsSync(join(each, ".pnp.cjs")) || existsSync(join(each, ".pnp.js")),
  )
}

function medusaVersion({ version }: InstalledPackage): HostCheck {
  return satisfies(version, MEDUSA_RANGE, { includePrerelease: true })
    ? { id: "medusa", state: "ok", message: `Medusa ${version} is installed.` }
    : {
        id: "medusa",
        state: "error",
        message: `Medusa ${version} is installed; this plugin needs ${MEDUSA_RANGE}.`,
      }
}

/** Medusa builds its admin with the React that the backend's folder finds. */
function reactVersion(react: InstalledPackage | undefined): HostCheck {
  if (!react) {
    return {
      id: "react",
      state: "warning",
      message:
        "React is not found from here, and Medusa's admin needs it: install react@18 and react-dom@18.",
    }
  }
  return react.version.startsWith("18.")
    ? { id: "react", state: "ok", message: `React ${react.version} is installed.` }
    : {
        id: "react",
        state: "warning",
        message: `React ${react.version} is found from here, and Medusa's admin needs 18: add react@18 and react-dom@18 to the backend's package.json.`,
      }
}

function sharedPackages(folder: string, dashboard: InstalledPackage): HostCheck {
  const twice = SHARED_BY_PAGES.flatMap((name) => {
    const own = findPackage(name, folder)
    const dashboards = findPackage(name, dashboard.folder)
    return own && dashboards && own.folder !== dashboards.folder
      ? [`${name} (${own.version} here, ${dashboards.version} in Medusa's dashboard)`]
      : []
  })
  return {
    id: "admin_packages",
    state: "ok",
    message:
      twice.length === 0
        ? "Nothing that pages of the admin share is installed twice."
        : `Installed twice: ${twice.join(", ")}. PayPro's pages use none of them; pages of other plugins may fail.`,
  }
}
