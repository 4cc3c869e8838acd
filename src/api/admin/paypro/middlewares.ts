import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  applyPaymentBody,
  exportQuery,
  extendDeadlineBody,
  listDiscrepanciesQuery,
  listVouchersQuery,
  paidElsewhereBody,
  resolveDiscrepancyBody,
} from "./validators"

/** Routes under /admin are authenticated by Medusa. */
export const adminMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/paypro/vouchers",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(listVouchersQuery, {})],
  },
  {
    matcher: "/admin/paypro/discrepancies",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(listDiscrepanciesQuery, {})],
  },
  {
    matcher: "/admin/paypro/discrepancies/:id/resolve",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(resolveDiscrepancyBody)],
  },
  {
    matcher: "/admin/paypro/discrepancies/:id/apply",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(applyPaymentBody)],
  },
  {
    matcher: "/admin/paypro/orders/:id/deadline",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(extendDeadlineBody)],
  },
  {
    matcher: "/admin/paypro/orders/:id/paid-elsewhere",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(paidElsewhereBody)],
  },
  {
    matcher: "/admin/paypro/export",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(exportQuery, {})],
  },
]
