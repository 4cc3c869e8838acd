import type { IEventBusModuleService } from "@medusajs/framework/types"

export type Emitted = { name: string; data: Record<string, unknown> }

/** Everything that stores can subscribe to, as it is emitted. */
export class EventLog {
  private emitted: Emitted[] = []
  private readonly listener = async ({ name, data }: { name: string; data: unknown }) => {
    this.emitted.push({ name, data: data as Record<string, unknown> })
  }

  constructor(bus: IEventBusModuleService) {
    bus.subscribe("*", this.listener, {
      subscriberId: "histories",
    })
  }

  clear(): void {
    this.emitted = []
  }

  count(name: string, id: string): number {
    return this.emitted.filter((event) => event.name === name && event.data.id === id).length
  }
}
