import type Medusa from "@medusajs/js-sdk"
import type { Store } from "../helpers"
import type { Crashes } from "./crash"
import type { EventLog } from "./event-log"
import type { Subscribers } from "./subscribers"

/** What every history is played on. */
export type Stage = {
  store: Store
  crashes: Crashes
  subscribers: Subscribers
  log: EventLog
  /** The merchant's client, logged in. */
  staff: Medusa
}
