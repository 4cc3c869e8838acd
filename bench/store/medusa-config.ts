import { defineConfig } from "@medusajs/framework/utils"
import { definePaypro } from "../../src/config"

/**
 * The store that is measured: one that has installed the built plugin, a payment provider to compare with and some
 * routes. With `WITHOUT_PLUGIN` it is the same store before it installed it.
 */
const paypro = definePaypro({
  merchantNo: process.env.PAYPRO_MERCHANT_NO ?? "",
  appSecret: process.env.PAYPRO_APP_SECRET ?? "",
  baseUrl: process.env.PAYPRO_BASE_URL ?? "",
  backendUrl: process.env.PAYPRO_BACKEND_URL ?? "",
  // The job runs when it is called, not by the clock, unless told.
  reconcile: { schedule: process.env.BENCH_SCHEDULE ?? "0 4 * * 0" },
})

const deferred = { resolve: "./src/providers/deferred", id: "bench" }

const withPlugin = {
  plugins: [paypro.plugin],
  modules: [paypro.paymentModule({ providers: [deferred] })],
}

const withoutPlugin = {
  plugins: [],
  modules: [{ resolve: "@medusajs/medusa/payment", options: { providers: [deferred] } }],
}

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "bench",
      cookieSecret: "bench",
    },
  },
  admin: { disable: true },
  ...(process.env.WITHOUT_PLUGIN ? withoutPlugin : withPlugin),
})
