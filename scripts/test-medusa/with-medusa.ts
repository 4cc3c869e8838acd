type Versions = Record<string, string>

export type Manifest = { devDependencies: Versions; peerDependencies: Versions }

/** Checks sources, which are the same on every version; it is not released for each. */
const NOT_NEEDED = "@medusajs/eslint-plugin"

/**
 * The project's package.json on another version of Medusa: its packages, and what its admin brings along (components,
 * router, translations, bundler).
 * @param admins what the packages of that version's admin depend on.
 */
export function withMedusa<T extends Manifest>(manifest: T, version: string, admins: Versions) {
  const versionOf = (name: string, current: string) => {
    const isMedusas = name.startsWith("@medusajs/")
    return admins[name] ?? (isMedusas ? version : current)
  }
  const devDependencies = Object.fromEntries(
    Object.entries(manifest.devDependencies)
      .filter(([name]) => name !== NOT_NEEDED)
      .map(([name, current]) => [name, versionOf(name, current)]),
  )
  return { ...manifest, devDependencies }
}
