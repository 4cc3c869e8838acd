import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { staffMail, type StaffMailInput } from "../../emails/staff-mail"
import { messageOf } from "../../lib/errors"
import { dayOf, hourOf } from "../../lib/mexican-time"
import { STAFF_MAIL_HOUR } from "../../lib/timing"
import { readNotificationStatus } from "../../medusa/notifications"
import { readOrderNumbers } from "../../medusa/orders"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { deliver, type Mail } from "./deliver"

/** What a mail lists; all others are counted. */
const LISTED = 30

/**
 * Once a day, each address of `staffMails` gets a list of the discrepancies that are open, if any are. One that cannot
 * be reached keeps no other one waiting.
 */
export async function mailStaff(container: MedusaContainer, now = new Date()): Promise<void> {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  if (!options.staffMails.length || hourOf(now) < STAFF_MAIL_HOUR) {
    return
  }
  const waiting = await withoutMail(container, options.staffMails, now)
  const open = waiting.length ? await openDiscrepancies(container) : undefined
  if (!open) {
    return
  }
  for (const to of waiting) {
    try {
      await deliver(container, mailTo(container, to, open, now))
    } catch (error) {
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .error(`PayPro: no daily mail to staff: ${messageOf(error)}`)
    }
  }
}

/** As things are now. Undefined where no discrepancy is open. */
export async function staffNotification(
  container: MedusaContainer,
  to: string,
  now: Date,
): Promise<Mail | undefined> {
  const open = await openDiscrepancies(container)
  return open && mailTo(container, to, open, now)
}

type Open = Pick<StaffMailInput, "discrepancies" | "count">

function mailTo(container: MedusaContainer, to: string, open: Open, now: Date): Mail {
  const { options } = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const adminUrl = `${options.backendUrl}${admin.path.replace(/\/$/, "")}/paypro`
  const { locale, store } = options
  const content = staffMail({ ...open, adminUrl, locale, store })
  return {
    to,
    channel: "email",
    template: "paypro-staff",
    content,
    data: { ...open, admin_url: adminUrl, locale, subject: content.subject },
    trigger_type: "paypro.discrepancies_open",
    idempotency_key: keyOf(to, now),
  }
}

function keyOf(to: string, now: Date): string {
  return `paypro-staff:${dayOf(now)}:${to}`
}

async function withoutMail(
  container: MedusaContainer,
  addresses: string[],
  now: Date,
): Promise<string[]> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const statuses = await Promise.all(
    addresses.map((to) => readNotificationStatus(knex, keyOf(to, now))),
  )
  return addresses.filter((_, index) => statuses[index] === undefined)
}

/** Oldest first. */
async function openDiscrepancies(container: MedusaContainer): Promise<Open | undefined> {
  const { rows, count } = await container
    .resolve<PayproModuleService>(PAYPRO_MODULE)
    .pageOfDiscrepancies({ open: true }, { order: "created_at", limit: LISTED, offset: 0 })
  const numbers = await readOrderNumbers(
    container,
    rows.map(({ order_id }) => order_id),
  )
  const discrepancies = rows.map(({ kind, amount, order_id, created_at }) => ({
    kind,
    amount,
    order_display_id: (order_id && numbers.get(order_id)) || null,
    created_at: created_at.toISOString(),
  }))
  return count ? { discrepancies, count } : undefined
}
