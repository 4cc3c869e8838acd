import type { MedusaRequest } from "@medusajs/framework/http"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { localeOf } from "../../shopper-view/locale"
import type { PageContext } from "../../shopper-page/page-context"

export function pageContextOf(req: MedusaRequest): PageContext {
  const { options } = req.scope.resolve<PayproModuleService>(PAYPRO_MODULE)
  return {
    locale: localeOf(req, options.locale),
    now: new Date(),
    store: options.store,
    returnUrl: options.returnUrl,
    beneficiary: options.beneficiary,
    cash: options.cash,
  }
}
