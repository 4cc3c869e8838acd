import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { subDays } from "date-fns/subDays"
import { dayOf } from "../../lib/mexican-time"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import type { ReturnPart } from "./plan"

/** A notification may reach the store a day after the money, as Mexico City counts days. */
const SLACK_DAYS = 1

/**
 * Nobody sends money back before it came.
 * @throws MedusaError INVALID_DATA with the first day that is possible.
 */
export async function assertSentAfter(
  container: MedusaContainer,
  parts: ReturnPart[],
  { returned_on }: { returned_on: string },
): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const vouchers = parts.map(({ voucher }) => voucher)
  const heard = await paypro.firstMoneyOf(vouchers.map(({ id }) => id))
  const days = vouchers.map(({ id, paid_at, created_at }) =>
    dayOf(subDays(heard.get(id) ?? paid_at ?? created_at, SLACK_DAYS)),
  )
  const first = days.toSorted().at(-1)
  if (first !== undefined && returned_on < first) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `returned_on must be a day from ${first} on: this money came later than ${returned_on}`,
    )
  }
}
