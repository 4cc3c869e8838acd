import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { exportVouchers } from "../../../../workflows/export-vouchers"
import type { ExportQuery } from "../validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ExportQuery>,
  res: MedusaResponse,
): Promise<void> {
  const { from, to } = req.validatedQuery as ExportQuery
  const day = (moment: Date) => moment.toISOString().slice(0, 10)
  res
    .type("text/csv")
    .set("cache-control", "no-store")
    .set("content-disposition", `attachment; filename="paypro-${day(from)}-${day(to)}.csv"`)
  await exportVouchers(req.scope, { from, to }, res)
}
