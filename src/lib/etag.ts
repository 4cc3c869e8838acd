import { createHash } from "node:crypto"

/** An entity tag that is the same exactly for the same JSON. */
export function etagOf(value: unknown): string {
  const digest = createHash("sha256").update(JSON.stringify(value)).digest("base64url")
  return `"${digest.slice(0, 22)}"`
}

/** Whether the client has it already; proxies that compress mark tags as weak. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""))
  return tags.includes(etag)
}
