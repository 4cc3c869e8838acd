import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { CreateNotificationDTO, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { readNotificationStatus } from "../../medusa/notifications"

/** A mail, ready for Medusa's notification module. */
export type Mail = CreateNotificationDTO & { template: string; idempotency_key: string }

/** `known`: somebody has sent it, or tried to, before. */
export type Delivery = "sent" | "failed" | "known"

/**
 * Sends a mail once, however often and by however many processes it is called; one that failed is left to the job.
 *
 * Medusa 2.21 must not see the key of a failed mail again: it would send the mail, then look for a row that it never
 * wrote, throw, and leave the mail marked as failed. So a key is used once, and another attempt has another key.
 * @throws what kept the notification module from writing the mail down.
 */
export async function deliver(container: MedusaContainer, mail: Mail): Promise<Delivery> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { idempotency_key: key } = mail
  if (await readNotificationStatus(knex, key)) {
    return "known"
  }
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications(mail)
    return "sent"
  } catch (error) {
    const status = await readNotificationStatus(knex, key)
    if (status === undefined) {
      throw error
    }
    if (status !== "failure") {
      // The key is unique: another process wrote it at the same moment, and sends it.
      return "known"
    }
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`PayPro: mail ${key} could not be sent: ${messageOf(error)}`)
    return "failed"
  }
}
