import { z } from "@medusajs/framework/zod"

const error = "cart_id must be a cart's id, such as cart_01JX0000000000000000000000"

export const listMethodsQuery = z.object({
  cart_id: z
    .string({ error })
    .max(64, error)
    // The database refuses some texts that an address may hold.
    .regex(/^\w+$/, error),
  /** One that is unknown is the store's own: `localeOf` reads it. */
  lang: z.string().max(35).optional(),
})
export type ListMethodsQuery = z.output<typeof listMethodsQuery>
