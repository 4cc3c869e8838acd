#!/usr/bin/env node
import { readArguments, USAGE } from "./cli-arguments"
import { startSimulator } from "./start"

/** Stays up until it is interrupted. Never throws: what makes no sense is said, with the usage, and fails the process. */
export async function runSimulator(argv: string[]): Promise<void> {
  try {
    await run(argv)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exitCode = 1
  }
}

async function run(argv: string[]): Promise<void> {
  const options = readArguments(argv, process.env)
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
      "  PAYPRO_BACKEND_URL=http://localhost:9000",
      "",
      "Then open the simulator's address, and pay there what your shoppers ordered.",
      "Vouchers live in memory. Ctrl+C ends it.",
      "",
    ].join("\n"),
  )
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close())
  }
}

if (require.main === module) {
  void runSimulator(process.argv.slice(2))
}
