import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PAYPRO_MODULE } from "../modules/paypro"
import type PayproModuleService from "../modules/paypro/service"

type Ids = { id: string | string[] }

/** An order owes something else: edits, credits, exchanges, returns and foreign transactions all end in its summary. */
export default async function onOrderChanged({
  event,
  container,
}: SubscriberArgs<Ids | Ids[]>): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const summaryIds = [event.data].flat().flatMap(({ id }) => id)
  await paypro.wakePurchasesOfSummaries(summaryIds)
}

export const config: SubscriberConfig = {
  event: ["order.order-summary.created", "order.order-summary.updated"],
  context: { subscriberId: "paypro-order-changed" },
}
