import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { PAYPRO_MODULE } from "../../../../modules/paypro"
import type PayproModuleService from "../../../../modules/paypro/service"
import { localeOf } from "../../../../shopper-view/locale"
import { listMethods, type PaymentMethod } from "../../../../workflows/list-methods"
import type { ListMethodsQuery } from "./validators"

export type StorePayproMethodsResponse = { methods: PaymentMethod[] }

/** For storefronts: which methods can take a cart's total, before one is chosen. */
export async function GET(
  req: MedusaRequest<unknown, ListMethodsQuery>,
  res: MedusaResponse<StorePayproMethodsResponse>,
): Promise<void> {
  const { options } = req.scope.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { cart_id } = req.validatedQuery as ListMethodsQuery
  const methods = await listMethods(req.scope, {
    cartId: cart_id,
    locale: localeOf(req, options.locale),
  })
  res.set("cache-control", "private, no-cache").vary("Accept-Language")
  res.json({ methods })
}
