import { validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"
import { listMethodsQuery } from "./methods/validators"

/** Medusa asks for the publishable key under /store. */
export const storeMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/paypro/methods",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(listMethodsQuery, {})],
  },
]
