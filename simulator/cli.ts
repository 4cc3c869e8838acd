#!/usr/bin/env node
import { readArguments, USAGE } from "./cli-arguments"
import { startSimulator } from "./start"

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2), process.env)
  if (!options) {
    process.stdout.write(USAGE)
    return
  }
  const simulator = await startSimulator(options)
  const secret =
    options.appSecret === process.env.PAYPRO_APP_SECRET
      ? "(as in your environment)"
      : options.appSecret
  process.stdout.write(
    [
      `PayPro simulator: ${simulator.url}`,
      "",
      "Configure the store with",
      `  PAYPRO_BASE_URL=${simulator.baseUrl}`,
      `  PAYPRO_MERCHANT_NO=${options.merchantNo}`,
      `  PAYPRO_APP_SECRET=${secret}`,
      "",
      "Vouchers live in memory. Ctrl+C ends it.",
      "",
    ].join("\n"),
  )
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close())
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  process.exitCode = 1
})
