import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { subHours } from "date-fns/subHours"
import { messageOf } from "../../lib/errors"
import { dayOf } from "../../lib/mexican-time"
import type { ResolvedPayproOptions } from "../../lib/options"
import { isReminderHour } from "../../lib/reminders"
import { MAIL_FORGOTTEN_HOURS } from "../../lib/timing"
import { listUnsentNotifications, type UnsentNotification } from "../../medusa/notifications"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { nextAttempt, type Attempt } from "./attempts"
import { deliver, type Mail } from "./deliver"
import { receiptNotification } from "./receipt"
import { staffNotification } from "./staff-mail"
import { voucherNotification } from "./voucher-mail"

type Source = {
  isOn(options: ResolvedPayproOptions): boolean
  /** The mail as it has to be now; undefined where there is nothing to say anymore, or not at this hour. */
  write(
    container: MedusaContainer,
    failed: UnsentNotification,
    now: Date,
  ): Promise<Mail | undefined>
}

/** By template. */
const SOURCES: Record<string, Source> = {
  "paypro-voucher-issued": {
    isOn: ({ voucherMails }) => voucherMails,
    write: (container, failed) =>
      ofVoucher(container, failed, (id) => voucherNotification(container, id, "issued")),
  },
  "paypro-voucher-expiring": {
    isOn: ({ voucherMails }) => voucherMails,
    write: async (container, failed, now) =>
      isReminderHour(now, optionsOf(container).reminders)
        ? await ofVoucher(container, failed, (id) => voucherNotification(container, id, "expiring"))
        : undefined,
  },
  "paypro-receipt": {
    isOn: ({ receiptMails }) => receiptMails,
    write: (container, failed) =>
      ofVoucher(container, failed, (id) => receiptNotification(container, id)),
  },
  "paypro-staff": {
    isOn: ({ staffMails }) => staffMails.length > 0,
    write: async (container, { to, created_at }, now) =>
      // The next day has a mail of its own.
      dayOf(created_at) === dayOf(now) && optionsOf(container).staffMails.includes(to)
        ? await staffNotification(container, to, now)
        : undefined,
  },
}

/**
 * Sends mails again that the store's notification provider could not send: after 5 minutes, half an hour, 2 hours and
 * 12 hours, each written anew, so that it is true when it is read. The notification module's rows are the memory of it.
 */
export async function sendFailedMails(container: MedusaContainer, now = new Date()): Promise<void> {
  const options = optionsOf(container)
  const templates = Object.keys(SOURCES).filter((template) => SOURCES[template]?.isOn(options))
  if (!templates.length) {
    return
  }
  const unsent = await listUnsentNotifications(
    container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    { templates, since: subHours(now, MAIL_FORGOTTEN_HOURS) },
  )
  for (const failed of unsent) {
    const attempt = nextAttempt(failed, now)
    if (attempt) {
      await tryAgain(container, failed, attempt, now)
    }
  }
}

async function tryAgain(
  container: MedusaContainer,
  failed: UnsentNotification,
  { key, isLast }: Attempt,
  now: Date,
): Promise<void> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  try {
    const mail = await SOURCES[failed.template]?.write(container, failed, now)
    const delivery =
      mail &&
      (await deliver(container, {
        ...mail,
        idempotency_key: key,
        original_notification_id: failed.original_notification_id ?? failed.id,
      }))
    if (delivery === "failed" && isLast) {
      logger.error(`PayPro: mail ${key} could not be sent again and again, and is given up`)
    }
  } catch (error) {
    logger.warn(`PayPro: mail ${key} could not be written: ${messageOf(error)}`)
  }
}

async function ofVoucher(
  container: MedusaContainer,
  { data }: UnsentNotification,
  write: (voucherId: string) => Promise<Mail | undefined>,
): Promise<Mail | undefined> {
  const tradeNo = data?.trade_no
  const voucher =
    typeof tradeNo === "string"
      ? await container
          .resolve<PayproModuleService>(PAYPRO_MODULE)
          .findVoucher({ trade_no: tradeNo })
      : undefined
  return voucher && (await write(voucher.id))
}

function optionsOf(container: MedusaContainer): ResolvedPayproOptions {
  return container.resolve<PayproModuleService>(PAYPRO_MODULE).options
}
