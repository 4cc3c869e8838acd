import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { deadlineOf } from "../../lib/deadline"
import { messageOf, type ShopperText } from "../../lib/errors"
import type { WayCode } from "../../lib/options"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { offeredMethods } from "../view-purchase/methods"
import { askAboutMoney } from "./ask-about-money"
import { findPayable } from "./find-payable"
import { issueOrFind } from "./issue-or-find"
import { lookAt, type Collectable } from "./look"
import type { CollectPaymentResult } from "./result"
import { takeTurn } from "./turn"
import { underWay } from "./under-way"

export type { CollectPaymentResult } from "./result"

export type CollectPaymentInput = { purchaseId: string; wayCode: WayCode }

const NOT_OFFERED: ShopperText = {
  "es-MX": "Esta forma de pago no está disponible para tu pedido. Elige otra.",
  en: "This payment method is not available for your order. Choose another one.",
}

/**
 * Gets a voucher for exactly what a placed order still owes. However often and from however many tabs it is asked for,
 * the order has one for that method and amount, and PayPro is asked once.
 */
export async function collectPayment(
  container: MedusaContainer,
  input: CollectPaymentInput,
): Promise<CollectPaymentResult> {
  const key = `${input.purchaseId} ${input.wayCode}`
  const { collecting } = underWay
  const known = collecting.get(key)
  if (known) {
    return await known
  }
  const begun = collectOrSay(container, input).finally(() => collecting.delete(key))
  collecting.set(key, begun)
  return await begun
}

async function collectOrSay(
  container: MedusaContainer,
  input: CollectPaymentInput,
): Promise<CollectPaymentResult> {
  try {
    return await collect(container, input)
  } catch (error) {
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: no voucher for purchase ${input.purchaseId}: ${messageOf(error)}`)
    return { outcome: "unavailable" }
  }
}

async function collect(
  container: MedusaContainer,
  input: CollectPaymentInput,
): Promise<CollectPaymentResult> {
  const before = await lookAt(container, input.purchaseId)
  if ("outcome" in before) {
    return before
  }
  const known = await findPayable(container, input, before)
  if (known) {
    return { outcome: "issued", voucher: known }
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  if (!(await takeTurn(paypro, input.purchaseId))) {
    return { outcome: "unavailable" }
  }
  const result = await ask(container, input)
  await paypro.endTurnToAsk(input.purchaseId)
  return result
}

async function ask(
  container: MedusaContainer,
  input: CollectPaymentInput,
): Promise<CollectPaymentResult> {
  const now = await lookAt(container, input.purchaseId)
  if ("outcome" in now) {
    return now
  }
  const known = await findPayable(container, input, now)
  if (known) {
    // Whose turn it was before has got it.
    return { outcome: "issued", voucher: known }
  }
  // Money may have come on another voucher that the shopper holds: nobody is asked for it twice.
  await askAboutMoney(container, input.purchaseId)
  const seen = await lookAt(container, input.purchaseId)
  return "outcome" in seen ? seen : await collectOwed(container, input, seen)
}

async function collectOwed(
  container: MedusaContainer,
  input: CollectPaymentInput,
  seen: Collectable,
): Promise<CollectPaymentResult> {
  const methods = await offeredMethods(container, seen.orderId, seen.owed)
  const method = methods.find(({ wayCode }) => wayCode === input.wayCode)
  if (!method || method.refusal) {
    return { outcome: "refused", text: method?.refusal ?? NOT_OFFERED }
  }
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const deadline = deadlineOf(paypro.options, [input.wayCode], new Date())
  await paypro.startDeadline(seen.purchase.id, deadline)
  const voucher = await issueOrFind(container, input, { ...seen, providerId: method.providerId })
  return { outcome: "issued", voucher }
}
