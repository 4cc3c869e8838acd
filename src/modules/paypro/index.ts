import { Module } from "@medusajs/framework/utils"
import checkOptions from "./loaders/check-options"
import refuseWeakSecrets from "./loaders/weak-secrets"
import PayproModuleService, { PAYPRO_MODULE } from "./service"

export { PAYPRO_MODULE }

export default Module(PAYPRO_MODULE, {
  service: PayproModuleService,
  loaders: [checkOptions, refuseWeakSecrets],
})
