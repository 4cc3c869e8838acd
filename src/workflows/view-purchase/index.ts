import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { isPastDeadline } from "../../lib/deadline"
import { CURRENCY, roundedToCentavos, wholePesosToCollect } from "../../lib/money"
import { PAYPRO_MODULE } from "../../modules/paypro"
import { voucherUrlOf } from "../../modules/paypro/page-urls"
import type PayproModuleService from "../../modules/paypro/service"
import type { Purchase } from "../../modules/paypro/types"
import type { PaymentMethod, PurchaseFacts } from "../../shopper-view/purchase-facts"
import { purchaseStateOf } from "../../shopper-view/purchase-state"
import { readOwed, type Owed } from "../settle-purchase/owed"
import { liveVoucherOf } from "./live-voucher"
import { offeredMethods } from "./methods"

/** As the purchase repository makes them: 24 random bytes, base64url. */
const TOKEN = /^[\w-]{32}$/

/** A token of any shape costs the same one look-up. */
export async function findPurchaseByToken(
  container: MedusaContainer,
  token: string | undefined,
): Promise<Purchase | undefined> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  return await paypro.findPurchase({ token: token && TOKEN.test(token) ? token : "no such token" })
}

/** A purchase as the person who pays for it sees it now. Reads rows only, never asks PayPro. */
export async function viewPurchase(
  container: MedusaContainer,
  purchase: Purchase,
  now: Date,
): Promise<PurchaseFacts> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const owed = await owedOfPurchase(container, purchase)
  const state = purchaseStateOf(purchase, owed, options, now)
  const isShown = state === "owing" || state === "expired"
  return {
    state,
    ...amountsOf(owed),
    pay_by: isShown ? deadlineShown(purchase, state === "expired", now) : null,
    methods:
      state === "owing" && owed && purchase.order_id
        ? await methodsOf(container, { ...purchase, order_id: purchase.order_id }, owed, now)
        : [],
  }
}

/** Null where there is no order (any more). */
export async function owedOfPurchase(
  container: MedusaContainer,
  { id, order_id }: Pick<Purchase, "id" | "order_id">,
): Promise<Owed | null> {
  const sources = {
    knex: container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    paypro: container.resolve<PayproModuleService>(PAYPRO_MODULE),
  }
  return order_id ? await readOwed(sources, { orderId: order_id, purchaseId: id }) : null
}

function amountsOf(
  order: Owed | null,
): Pick<PurchaseFacts, "number" | "currency_code" | "total" | "paid" | "owed" | "to_pay"> {
  if (!order) {
    return { number: null, currency_code: CURRENCY, total: "0", paid: "0", owed: "0", to_pay: "0" }
  }
  const { number, currencyCode, total, owed } = order
  return {
    number,
    currency_code: currencyCode,
    total: inCentavos(total),
    paid: inCentavos(MathBN.max(MathBN.sub(total, owed), 0)),
    owed: inCentavos(owed),
    to_pay: String(wholePesosToCollect(owed)),
  }
}

function inCentavos(amount: Parameters<typeof roundedToCentavos>[0]): string {
  return roundedToCentavos(amount).toFixed()
}

/** A deadline that is over is said only where it counts: otherwise a new one starts with the next voucher. */
function deadlineShown(
  { pay_by, cancel_at }: Purchase,
  isExpired: boolean,
  now: Date,
): string | null {
  const counts = isExpired || (cancel_at !== null && !isPastDeadline({ pay_by }, now))
  return counts ? (pay_by?.toISOString() ?? null) : null
}

async function methodsOf(
  container: MedusaContainer,
  { id, order_id }: Purchase & { order_id: string },
  owed: Owed,
  now: Date,
): Promise<PaymentMethod[]> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const [offered, vouchers] = await Promise.all([
    offeredMethods(container, order_id, owed),
    paypro.listPayableVouchers(id),
  ])
  return offered.map(({ wayCode, refusal }) => {
    const live = liveVoucherOf(paypro, vouchers, { wayCode, owed: owed.owed, now })
    return {
      way_code: wayCode,
      available: refusal === null,
      reason: refusal,
      voucher_url: live ? voucherUrlOf(live, paypro.options) : null,
    }
  })
}
