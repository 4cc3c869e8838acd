import type { PayproProbe } from "../lib/health/probe"
import type { PayproBalance } from "./movement-types"

export function balanceView({ balance }: Pick<PayproProbe, "balance">): PayproBalance | null {
  return (
    balance && {
      available: balance.availableAmount,
      frozen: balance.freezeAmount,
      unsettled: balance.unsettledAmount,
    }
  )
}
