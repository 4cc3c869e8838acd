import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { PayproConvenienceStoreProvider } from "./convenience-store"
import { PayproVirtualAccountProvider } from "./virtual-account"

export default ModuleProvider(Modules.PAYMENT, {
  services: [PayproVirtualAccountProvider, PayproConvenienceStoreProvider],
})
