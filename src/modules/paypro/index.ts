import { Module } from "@medusajs/framework/utils"
import PayproModuleService, { PAYPRO_MODULE } from "./service"

export { PAYPRO_MODULE }

export default Module(PAYPRO_MODULE, { service: PayproModuleService })
