import type { EventEmitter } from "node:events"
import type { IEventBusModuleService } from "@medusajs/framework/types"
import { waitFor } from "../../scripts/wait-for"
import type { Crashes } from "./crash"

type LocalBus = { eventEmitter_: EventEmitter }
type Listener = (event: unknown) => Promise<void>

/** Longer than a subscriber waits for a voucher that somebody else settles. */
const PATIENCE_MS = 30_000

/**
 * Who was told of an event and has not ended yet. Nobody else can tell: of one that waits for its turn with a voucher
 * there is nothing to see in the database.
 */
export class Subscribers {
  private readonly underWay = new Set<{ process: { dead: boolean } | undefined }>()

  constructor(bus: IEventBusModuleService, crashes: Crashes) {
    const emitter = (bus as unknown as LocalBus).eventEmitter_
    for (const name of emitter.eventNames()) {
      for (const listener of emitter.listeners(name) as Listener[]) {
        emitter.off(name, listener)
        emitter.on(name, async (event: unknown) => {
          const told = { process: crashes.process }
          this.underWay.add(told)
          await listener(event)
          this.underWay.delete(told)
        })
      }
    }
  }

  /** Those of killed processes never do. */
  async ended(): Promise<void> {
    await waitFor(() => [...this.underWay].every(({ process }) => process?.dead), {
      deadline: PATIENCE_MS,
      interval: 5,
    })
  }
}
