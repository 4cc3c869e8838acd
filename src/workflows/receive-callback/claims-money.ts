import { isMoneyStatus } from "../../lib/receipts"
import type { Callback } from "../../modules/paypro/types"

/** Whether a callback says that money came, or cannot be read and so may say it. */
export function claimsMoney({ status_code }: Pick<Callback, "status_code">): boolean {
  return status_code === null || isMoneyStatus(status_code)
}
