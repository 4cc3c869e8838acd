import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Which of Medusa's modules live in the memory of one process. */
export function inMemoryModules(container: MedusaContainer): {
  eventBusInMemory: boolean
  lockingInMemory: boolean
} {
  return {
    eventBusInMemory:
      container.resolve<object>(Modules.EVENT_BUS).constructor.name === "LocalEventBusService",
    lockingInMemory:
      container.resolve<{ defaultProviderId?: string }>(Modules.LOCKING).defaultProviderId ===
      "in-memory",
  }
}
