import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listVouchers } from "../../../../workflows/list-vouchers"
import type { AdminVouchersResponse } from "../../../../admin-view/types"
import type { ListVouchersQuery } from "../validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListVouchersQuery>,
  res: MedusaResponse<AdminVouchersResponse>,
): Promise<void> {
  const { q, order, limit, offset, history, ...filters } = req.validatedQuery as ListVouchersQuery
  const listed = await listVouchers(req.scope, { q, filters, history, order, limit, offset })
  res.json({ ...listed, limit, offset })
}
