import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { stringify } from "csv-stringify"
import type { Days } from "../../lib/mexican-time"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type { MovementFilters } from "../../modules/paypro/repositories/movement-sources"
import type PayproModuleService from "../../modules/paypro/service"
import { movementViews } from "../list-movements/views"
import { cellsOf, COLUMNS } from "./columns"

export type ExportMovementsInput = { days: Days; filters: MovementFilters }

/**
 * Writes what became of money on some days as CSV, oldest first, as a ledger has it. Pages are read as fast as the
 * reader takes them. A failure half-way cuts the output off, so that nobody takes a part for the whole.
 */
export async function exportMovements(
  container: MedusaContainer,
  input: ExportMovementsInput,
  output: NodeJS.WritableStream,
): Promise<void> {
  const csv = stringify({
    header: true,
    columns: [...COLUMNS],
    // Excel reads UTF-8 only where it is announced.
    bom: true,
  })
  try {
    await pipeline(Readable.from(lines(container, input)), csv, output)
  } catch (error) {
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: export of movements ended early: ${String(error)}`)
  }
}

async function* lines(
  container: MedusaContainer,
  { days, filters }: ExportMovementsInput,
): AsyncGenerator<ReturnType<typeof cellsOf>> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  for await (const movements of paypro.pagesOfMovements(days, filters)) {
    yield* (await movementViews(container, movements)).map(cellsOf)
  }
}
