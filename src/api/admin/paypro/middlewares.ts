import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  exportQuery,
  listAttentionsQuery,
  listVouchersQuery,
  resolveAttentionBody,
} from "./validators"

/** Routes under /admin are authenticated by Medusa. */
export const adminMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/paypro/vouchers",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(listVouchersQuery, {})],
  },
  {
    matcher: "/admin/paypro/attentions",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(listAttentionsQuery, {})],
  },
  {
    matcher: "/admin/paypro/attentions/:id/resolve",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(resolveAttentionBody)],
  },
  {
    matcher: "/admin/paypro/export",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(exportQuery, {})],
  },
]
