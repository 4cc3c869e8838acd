import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { onlyPaidFulfillments } from "./only-paid-fulfillments"
import {
  applyPaymentBody,
  extendDeadlineBody,
  listDiscrepanciesQuery,
  listVouchersQuery,
  movementsQuery,
  paidElsewhereBody,
  resolveDiscrepancyBody,
  returnOfDiscrepancyBody,
  returnOfOrderBody,
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
    matcher: "/admin/paypro/discrepancies/:id/return",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(returnOfDiscrepancyBody)],
  },
  {
    matcher: "/admin/paypro/orders/:id/returns",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(returnOfOrderBody)],
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
    matcher: "/admin/orders/:id/fulfillments",
    methods: ["POST"],
    middlewares: [onlyPaidFulfillments],
  },
  {
    matcher: "/admin/fulfillments",
    methods: ["POST"],
    middlewares: [onlyPaidFulfillments],
  },
  {
    matcher: "/admin/paypro/movements",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(movementsQuery, {})],
  },
]
