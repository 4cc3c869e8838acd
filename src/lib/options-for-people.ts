import { z } from "@medusajs/framework/zod"

/** Options that decide what shoppers and staff read, and when: see `options.ts`. */

const name = z.string().trim().min(1, "must not be empty").max(100)

export const store = z
  .object({
    name: name.optional(),
    /** A path, a `data:` URL, or on `backendUrl`'s origin: the pages make no external request. */
    logoUrl: z.string().min(1).optional(),
    /** Where shoppers reach the store: a page, `https://wa.me/...`, `mailto:...` or `tel:...`. */
    contactUrl: z
      .url({
        protocol: /^(https?|mailto|tel)$/,
        hostname: /.*/,
        error: "must be an http(s), mailto: or tel: address",
      })
      .optional(),
  })
  .strict()

export const beneficiary = name

const chain = z
  .object({
    name,
    /** Pesos that it takes at most in one payment. */
    max: z.number().int("must be whole pesos").positive().optional(),
  })
  .strict()

export const cash = z
  .object({
    /** The convenience stores that take PayPro's references, as PayPro has told you. */
    chains: z.array(chain).max(20).default([]),
    /** What to say at the till. */
    phrase: z.string().trim().min(1).max(200).optional(),
    /** Whether tills read a barcode of the reference is not documented. */
    barcode: z.enum(["none", "code128"]).default("none"),
  })
  .strict()

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of the day in Mexico City, such as 09:00")

export const reminders = z
  .object({
    /** Hours before the deadline; none to send no reminder. */
    hoursBefore: z.array(z.number().positive().max(720)).max(5).default([12]),
    from: clock.default("09:00"),
    to: clock.default("20:00"),
  })
  .strict()
  .refine(({ from, to }) => from < to, { path: ["to"], message: "must be after from" })

export const staffMails = z.array(z.email("must be an e-mail address")).max(20)
