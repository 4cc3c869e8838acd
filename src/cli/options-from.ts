/** The options as the README's configuration reads them from the environment. Checked by whoever gets them. */
export function optionsFrom(env: NodeJS.ProcessEnv): Record<string, unknown> {
  return {
    merchantNo: env.PAYPRO_MERCHANT_NO,
    appSecret: env.PAYPRO_APP_SECRET,
    baseUrl: env.PAYPRO_BASE_URL,
    backendUrl: env.PAYPRO_BACKEND_URL,
    ...others(env.PAYPRO_OPTIONS),
  }
}

function others(json: string | undefined): Record<string, unknown> {
  if (!json) {
    return {}
  }
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch {
    throw new Error("PAYPRO_OPTIONS is not JSON")
  }
}
