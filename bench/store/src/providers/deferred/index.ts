import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { DeferredProvider } from "./deferred-provider"

export default ModuleProvider(Modules.PAYMENT, { services: [DeferredProvider] })
