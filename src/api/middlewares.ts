import { defineMiddlewares } from "@medusajs/framework/http"
import { adminMiddlewares } from "./admin/paypro/middlewares"
import { storeMiddlewares } from "./store/paypro/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminMiddlewares,
    ...storeMiddlewares,
    {
      matcher: "/hooks/paypro",
      methods: ["POST"],
      // Signatures are made over the text as it was sent.
      bodyParser: { preserveRawBody: true, sizeLimit: "64kb" },
    },
  ],
})
