import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { roundedToCentavos } from "../../lib/money"
import { isPayproProvider } from "../../lib/provider-id"
import { sumOf } from "../../medusa/order-figures"
import { netCapturedOf, type PurchasePayment } from "../../medusa/purchase-snapshot"
import type { Voucher } from "../../modules/paypro/types"
import { isCanceledOrder, isCapturable, owedOf } from "../settle-purchase/order-state"
import type { OrderMoney } from "./read-money"

/** Money of one voucher that can be returned, to the centavo. */
export type ReturnableMoney = {
  voucher: Voucher
  /** The payment that it is captured on; null where it never was. */
  paymentId: string | null
  amount: BigNumberInput
}

export type Returnable = {
  /** What was never captured first, then by payments, oldest first. */
  money: ReturnableMoney[]
  uncaptured: BigNumberInput
  captured: BigNumberInput
  /**
   * How much captured money can be returned before the order's total has to fall: what it is negative by. Items that are
   * requested back count as if they were back, as they do for the core's own refunds: staff may return money early. All
   * of it, once the order is canceled.
   */
  overpaid: BigNumberInput
}

/** How much of an order's money can be returned: never more than was received, less what was returned or set aside. */
export function returnableOf(money: OrderMoney): Returnable {
  const limits = new Limits(money)
  const uncaptured = money.vouchers.map(({ row, held }) => limits.take(row, null, held))
  const captured = paymentsOf(money).map(({ payment, voucher }) =>
    limits.take(voucher, payment.id, netCapturedOf(payment)),
  )
  const total = sumOf(captured)
  const { order } = money.medusa
  const negative = MathBN.max(MathBN.mult(owedOf(money.medusa), -1), 0)
  return {
    money: [...uncaptured, ...captured].filter(({ amount }) => isCapturable(amount)),
    uncaptured: sumOf(uncaptured),
    captured: total,
    overpaid:
      order && isCanceledOrder(order) ? total : MathBN.min(roundedToCentavos(negative), total),
  }
}

/** PayPro's payments of the order that hold money, and whose it is. */
function paymentsOf({ medusa, vouchers, applied }: OrderMoney) {
  const owners = new Map<string, Voucher>([
    ...vouchers.flatMap(({ row, places }) =>
      places.flatMap(({ payment }): [string, Voucher][] =>
        payment ? [[payment.paymentSessionId, row]] : [],
      ),
    ),
    ...applied.map(({ sessionId, voucher }): [string, Voucher] => [sessionId, voucher]),
  ])
  return medusa.collections
    .filter(({ isLinkedToOrder }) => isLinkedToOrder)
    .flatMap(({ payments }) => payments)
    .filter(({ providerId }) => isPayproProvider(providerId))
    .flatMap((payment: PurchasePayment) => {
      const voucher = owners.get(payment.paymentSessionId)
      return voucher ? [{ payment, voucher }] : []
    })
}

/** What is left of each voucher, wherever its money is. What PayPro took back is not there to be returned. */
class Limits {
  private readonly left = new Map<string, BigNumberInput>()

  constructor(private readonly money: Pick<OrderMoney, "spent">) {}

  take(voucher: Voucher, paymentId: string | null, wanted: BigNumberInput): ReturnableMoney {
    const limit = this.left.get(voucher.id) ?? this.limitOf(voucher)
    const amount = MathBN.max(MathBN.min(roundedToCentavos(wanted), limit), 0)
    this.left.set(voucher.id, MathBN.sub(limit, amount))
    return { voucher, paymentId, amount }
  }

  private limitOf({ id, is_reversed, received_amount }: Voucher): BigNumberInput {
    const spent = this.money.spent.filter(({ voucher_id }) => voucher_id === id)
    return is_reversed ? 0 : MathBN.sub(received_amount ?? 0, sumOf(spent))
  }
}
