import type { RunningSimulator } from "../../simulator"
import type { Health } from "./events"

/** How PayPro answers from now on. */
export async function payproIs(simulator: RunningSimulator, health: Health): Promise<void> {
  await simulator.clearFaults()
  switch (health) {
    case "well":
      return
    case "down":
      simulator.setFault({ kind: "reset", processed: false })
      return
    case "slow":
      // The first answers come too late, then some that are just in time.
      simulator.setFault({ kind: "slow", ms: 900, count: 2 })
      simulator.setFault({ kind: "slow", ms: 60 })
      return
    case "wrong":
      for (const kind of ["garbage", "wrongSignature", "html", "error500"] as const) {
        simulator.setFault({ kind, count: 1 })
      }
      simulator.setFault({ kind: "override", data: { tradeNo: "20240101000000999999999999" } })
  }
}
