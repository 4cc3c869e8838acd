import { defineMiddlewares } from "@medusajs/framework/http";

export default defineMiddlewares({
  routes: [
    {
      matcher: "/hooks/paypro",
      methods: ["POST"],
      // Signatures are made over the text as it was sent.
      bodyParser: { preserveRawBody: true, sizeLimit: "64kb" },
    },
  ],
});
