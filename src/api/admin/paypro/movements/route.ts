import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminMovementsResponse } from "../../../../admin-view/movement-types"
import { exportMovements } from "../../../../workflows/export-movements"
import { listMovements } from "../../../../workflows/list-movements"
import type { MovementsQuery } from "../validators"

const CSV = "text/csv"

/** JSON, or CSV for whoever accepts that before JSON. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, MovementsQuery>,
  res: MedusaResponse<AdminMovementsResponse>,
): Promise<void> {
  const { from, to, limit, offset, ...filters } = req.validatedQuery as MovementsQuery
  const days = { from, to }
  res.vary("accept").set("cache-control", "no-store")
  if (req.accepts(["application/json", CSV]) === CSV) {
    res
      .type(CSV)
      .set("content-disposition", `attachment; filename="paypro-movements-${from}-${to}.csv"`)
    await exportMovements(req.scope, { days, filters }, res)
    return
  }
  res.json(await listMovements(req.scope, { days, filters, limit, offset }))
}
