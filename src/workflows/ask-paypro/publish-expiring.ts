import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addHours } from "date-fns/addHours"
import { messageOf } from "../../lib/errors"
import { isReminderHour, reminderHorizon, remindersDue } from "../../lib/reminders"
import { PAYPRO_MODULE } from "../../modules/paypro/index"
import type PayproModuleService from "../../modules/paypro/service"
import type { Voucher } from "../../modules/paypro/types"
import { viewPublicVoucher } from "../view-voucher/index"

/**
 * Emits `paypro.voucher_expiring` for each order's voucher that nobody has paid, as the option `reminders` says. One
 * that cannot be looked at keeps no other one waiting.
 */
export async function publishExpiring(container: MedusaContainer, now = new Date()): Promise<void> {
  const { reminders } = container.resolve<PayproModuleService>(PAYPRO_MODULE).options
  const horizon = reminderHorizon(reminders)
  if (horizon === undefined || !isReminderHour(now, reminders)) {
    return
  }
  for await (const voucher of expiring(container, { now, until: addHours(now, horizon) })) {
    try {
      await remind(container, voucher, now)
    } catch (error) {
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(`PayPro: no reminder for voucher ${voucher.trade_no}: ${messageOf(error)}`)
    }
  }
}

/** A page at a time: most of them are not due yet. */
async function* expiring(
  container: MedusaContainer,
  period: { now: Date; until: Date },
): AsyncGenerator<Voucher> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const facts = paypro.options.reminders.hoursBefore.map(factOf)
  const limit = paypro.options.reconcile.batchSize
  let afterId = ""
  for (;;) {
    const page = await paypro.listExpiringVouchers({ ...period, facts, afterId, limit })
    yield* page
    const last = page[limit - 1]
    if (!last) {
      return
    }
    afterId = last.id
  }
}

/**
 * Emitted once, however many reminders are due by now, and before they are noted: a crash in between repeats it, and
 * never loses it.
 */
async function remind(container: MedusaContainer, voucher: Voucher, now: Date): Promise<void> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { issued_at, expires_at, published_events } = voucher
  if (!issued_at || !expires_at) {
    return
  }
  const period = { issuedAt: issued_at, expiresAt: expires_at }
  const facts = remindersDue(period, paypro.options.reminders, now)
    .map(factOf)
    .filter((fact) => !published_events.includes(fact))
  if (facts.length && (await viewPublicVoucher(container, voucher, now)).is_payable) {
    await paypro.publish(voucher, "voucher_expiring")
    for (const fact of facts) {
      await paypro.markPublished(voucher.id, fact)
    }
  }
}

function factOf(hours: number): string {
  return `voucher_expiring:${hours}`
}
