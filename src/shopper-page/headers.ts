import { createHash } from "node:crypto"
import { SCRIPT } from "./script"
import { STYLE } from "./style"

const hashOf = (source: string) =>
  `'sha256-${createHash("sha256").update(source).digest("base64")}'`

/** Nothing runs but the page's own script, nothing is loaded but the store's logo, and no other site may frame it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ")

/** The address is the key to the page: it is kept out of caches, search engines and other sites' logs. */
export const PAGE_HEADERS: Record<string, string> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow, noarchive",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  vary: "Accept-Language",
}
