import { z } from "@medusajs/framework/zod"
import { isThisMachine } from "./this-machine"

const httpUrl = z.url({
  protocol: /^https?$/,
  error: "must be an address such as https://store.example",
  // What follows reads it as one.
  abort: true,
})

const hasUser = (url: string) => /^[a-z]+:[\\/]*[^\\/?#]*@/i.test(url)

/** `URL` would drop them, or write them as `%20`; those around it are dropped already. */
const hasSpace = (url: string) => /[\s\p{Cc}]/u.test(url)

/**
 * Where a server is reached. What is told there is worth money and personal, so plain http stays on this machine; and
 * the address is printed in links, mails, logs and the health panel, so it carries no password.
 */
export const serverUrl = httpUrl
  .refine((url) => !hasSpace(url), "must not contain spaces: remove them")
  .refine(
    (url) => /^https:/i.test(url) || isThisMachine(url),
    "must begin with https:// (plain http is for localhost, 127.0.0.1 and [::1] only)",
  )
  .refine(
    (url) => !hasUser(url),
    "must not carry a user or password: everybody who gets a link would read it. Remove what stands before the @",
  )
  .refine((url) => !/[?#]/.test(url), "must end before any ? or #: paths are added to it")
  .transform((url) => url.replace(/\/+$/, ""))

/** Where a link leads that shoppers, and PayPro, see. */
export const linkUrl = httpUrl.refine(
  (url) => !hasUser(url),
  "must not carry a user or password: shoppers see it. Remove what stands before the @",
)
