import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PAYPRO_MODULE } from "../modules/paypro"
import type PayproModuleService from "../modules/paypro/service"
import { sendVoucherMail, sendVoucherMailOfOrder } from "../workflows/send-voucher-mail"

const SENDERS: Record<string, (container: MedusaContainer, id: string) => Promise<unknown>> = {
  "order.placed": sendVoucherMailOfOrder,
  "paypro.voucher_issued": (container, id) => sendVoucherMail(container, id, "issued"),
  "paypro.voucher_expiring": (container, id) => sendVoucherMail(container, id, "expiring"),
}

/** Off unless the store sets `voucherMails`. */
export default async function onVoucher({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  if (!options.voucherMails) {
    return
  }
  try {
    await SENDERS[event.name]?.(container, event.data.id)
  } catch (error) {
    // The shopper has the page all the same; the store has to see why its mails do not go out.
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .error(`PayPro: no mail for ${event.name} ${event.data.id}: ${String(error)}`)
  }
}

export const config: SubscriberConfig = {
  event: Object.keys(SENDERS),
  context: { subscriberId: "paypro-voucher-mail" },
}
