import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { stringify } from "csv-stringify"
import { readOrderNumbers } from "../../medusa/orders"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { ExportPeriod } from "../../modules/paypro/repositories/export-reader"
import { callbackLine, COLUMNS, voucherLine, type Line } from "./columns"

/**
 * Writes every voucher of a period, and then every callback, as CSV. Pages are read as fast as the reader takes
 * them. A failure half-way cuts the output off, so that nobody takes a part for the whole.
 */
export async function exportVouchers(
  container: MedusaContainer,
  period: ExportPeriod,
  output: NodeJS.WritableStream,
): Promise<void> {
  const csv = stringify({
    header: true,
    columns: [...COLUMNS],
    // Excel reads UTF-8 only where it is announced, and runs what begins like a formula: PayPro's texts are not ours.
    bom: true,
    escape_formulas: true,
  })
  try {
    await pipeline(Readable.from(lines(container, period)), csv, output)
  } catch (error) {
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: export ended early: ${String(error)}`)
  }
}

async function* lines(container: MedusaContainer, period: ExportPeriod): AsyncGenerator<Line> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for await (const vouchers of paypro.exportVouchers(period)) {
    const numbers = await readOrderNumbers(
      container,
      vouchers.map(({ order_id }) => order_id),
    )
    for (const voucher of vouchers) {
      yield voucherLine(voucher, numbers.get(voucher.order_id ?? ""))
    }
  }
  for await (const callbacks of paypro.exportCallbacks(period)) {
    yield* callbacks.map(callbackLine)
  }
}
