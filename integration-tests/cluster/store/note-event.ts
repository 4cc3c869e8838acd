import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A store's own subscriber, as one that ships would be: it notes what it is told. */
export default async function noteEvent({ event, container }: SubscriberArgs<{ id: string }>) {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  await knex("noted_event").insert({ name: event.name, subject: event.data.id })
}

export const config: SubscriberConfig = {
  event: [
    "payment.captured",
    "paypro.voucher_paid",
    "paypro.discrepancy_opened",
    "payment.refunded",
  ],
  context: { subscriberId: "note-event" },
}
