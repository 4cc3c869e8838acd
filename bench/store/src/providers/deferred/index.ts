import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { DeferredProvider } from "./deferred-provider"

// Its constructor is the base class's, which is protected.
const service = DeferredProvider as unknown as new () => DeferredProvider

export default ModuleProvider(Modules.PAYMENT, { services: [service] })
