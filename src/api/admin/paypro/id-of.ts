import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

const ID = /^\w{1,64}$/

/** @throws MedusaError NOT_FOUND for what is no id: the database would refuse some of it, which is no fault of ours. */
export function idOf(req: Pick<AuthenticatedMedusaRequest, "params">): string {
  const { id = "" } = req.params
  if (!ID.test(id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is nothing with this id")
  }
  return id
}
