import { defineMiddlewares } from "@medusajs/framework/http"
import { adminMiddlewares } from "./admin/paypro/middlewares"
import { pageMiddlewares } from "./paypro/middlewares"
import { storeMiddlewares } from "./store/paypro/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminMiddlewares,
    ...pageMiddlewares,
    ...storeMiddlewares,
    {
      matcher: "/hooks/paypro",
      methods: ["POST"],
      // The route reads it: a signature is looked for before anything is parsed.
      bodyParser: false,
    },
  ],
})
