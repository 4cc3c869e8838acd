import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import { definePaypro, type PayproOptions } from "./src/config"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

const { DATABASE_URL, LOCKING, REDIS_URL } = process.env

/**
 * The store that this repository runs for development, tests and the demo. A store that installs the plugin lists
 * `paypro.plugin` among its plugins (see the README); here the plugin runs from its source, as part of the project.
 */
const paypro = definePaypro(
  {
    merchantNo: process.env.PAYPRO_MERCHANT_NO ?? "",
    appSecret: process.env.PAYPRO_APP_SECRET ?? "",
    baseUrl: process.env.PAYPRO_BASE_URL ?? "",
    backendUrl: process.env.PAYPRO_BACKEND_URL ?? "http://localhost:9000",
    // What PayPro tells a merchant; these chains are made up.
    cash: {
      chains: [{ name: "Súper Esquina", max: 5_000 }, { name: "Farmacias del Valle" }],
      phrase: "pago de servicio PayPro",
      barcode: "code128",
    },
    // Any other option, as JSON: tests and the demo try them out.
    ...(JSON.parse(process.env.PAYPRO_OPTIONS || "{}") as Partial<PayproOptions>),
  },
  { module: "./src/modules/paypro", provider: "./src/providers/paypro" },
)

/** What several instances of one store share. */
const redis = (redisUrl: string) => [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        {
          resolve: "@medusajs/caching-redis",
          id: "caching-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
]

const locking = (name: string, options = {}) => ({
  resolve: "@medusajs/medusa/locking",
  options: {
    providers: [{ resolve: `@medusajs/medusa/${name}`, id: name, is_default: true, options }],
  },
})

const lockingModules = () => {
  if (LOCKING === "postgres") {
    return [locking("locking-postgres")]
  }
  return REDIS_URL ? [locking("locking-redis", { redisUrl: REDIS_URL })] : []
}

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL,
    ...(REDIS_URL && { redisUrl: REDIS_URL }),
    http: {
      storeCors: process.env.STORE_CORS ?? "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS ?? "http://localhost:9000",
      authCors: process.env.AUTH_CORS ?? "http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET ?? "development-only",
      cookieSecret: process.env.COOKIE_SECRET ?? "development-only",
    },
  },
  admin: { disable: process.env.DISABLE_ADMIN === "true" },
  modules: [
    paypro.module,
    paypro.paymentModule(),
    // Mails are written to the log.
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/notification-local",
            id: "local",
            options: { name: "Local", channels: ["feed", "email"] },
          },
        ],
      },
    },
    ...(REDIS_URL ? redis(REDIS_URL) : []),
    ...lockingModules(),
  ],
})
