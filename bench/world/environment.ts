import { APP_SECRET, MERCHANT_NO } from "./merchant"

/** PayPro as the measured stores know it: it answers at once, and calls nobody by itself. */
export const merchantSimulator = {
  merchantNo: MERCHANT_NO,
  appSecret: APP_SECRET,
  autoCallback: false,
}

/** What a measured store runs in. */
export function environment(databaseUrl: string, baseUrl: string, port: number) {
  return {
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    DATABASE_URL: databaseUrl,
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: APP_SECRET,
    PAYPRO_BASE_URL: baseUrl,
    PAYPRO_BACKEND_URL: `http://localhost:${port}`,
  }
}
