import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../lib/errors"
import { PAYPRO_MODULE } from "../modules/paypro"
import type PayproModuleService from "../modules/paypro/service"
import { sendReceipt } from "../workflows/send-mail/receipt"
import { sendVoucherMail, sendVoucherMailOfOrder } from "../workflows/send-mail/voucher-mail"

type Sender = {
  /** Nothing is sent unless the store sets it. */
  option: "voucherMails" | "receiptMails"
  send(container: MedusaContainer, id: string): Promise<unknown>
}

const SENDERS: Record<string, Sender> = {
  "order.placed": { option: "voucherMails", send: sendVoucherMailOfOrder },
  "paypro.voucher_issued": {
    option: "voucherMails",
    send: (container, id) => sendVoucherMail(container, id, "issued"),
  },
  "paypro.voucher_expiring": {
    option: "voucherMails",
    send: (container, id) => sendVoucherMail(container, id, "expiring"),
  },
  "paypro.voucher_paid": { option: "receiptMails", send: sendReceipt },
}

export default async function onMailEvent({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const sender = SENDERS[event.name]
  if (!sender || !options[sender.option]) {
    return
  }
  try {
    await sender.send(container, event.data.id)
  } catch (error) {
    // The shopper has the page all the same; the store has to see why its mails do not go out.
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .error(`PayPro: no mail for ${event.name} ${event.data.id}: ${messageOf(error)}`)
  }
}

export const config: SubscriberConfig = {
  event: Object.keys(SENDERS),
  context: { subscriberId: "paypro-mail" },
}
