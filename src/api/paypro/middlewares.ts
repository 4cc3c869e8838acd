import type { MiddlewareRoute } from "@medusajs/framework/http"
import { limited } from "./limits/limited"

/** The pages are open to whoever has their address. */
export const pageMiddlewares: MiddlewareRoute[] = [
  { matcher: "/paypro/vouchers/:token", methods: ["GET"], middlewares: [limited("look")] },
  { matcher: "/paypro/pay/:token", methods: ["GET"], middlewares: [limited("look")] },
  {
    matcher: "/paypro/pay/:token",
    methods: ["POST"],
    middlewares: [limited("act")],
    // A form with one field.
    bodyParser: { sizeLimit: "1kb" },
  },
]
