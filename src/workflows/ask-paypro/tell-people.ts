import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../lib/errors"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { mailStaff } from "../send-mail/staff-mail"
import { sendFailedMails } from "../send-mail/send-failed-mails"
import { publishExpiring } from "./publish-expiring"

const TASKS: Record<string, (container: MedusaContainer) => Promise<void>> = {
  "Reminding of deadlines": publishExpiring,
  "Sending failed mails again": sendFailedMails,
  "The daily mail to staff": mailStaff,
  "Summing up movements": rememberSums,
}

async function rememberSums(container: MedusaContainer): Promise<void> {
  await container.resolve<PayproModuleService>(PAYPRO_MODULE).rememberSums()
}

/**
 * What shoppers and staff are told by the clock, or when they ask. No money depends on it, so whatever fails stops
 * nothing else.
 */
export async function tellPeople(container: MedusaContainer): Promise<void> {
  for (const [name, run] of Object.entries(TASKS)) {
    try {
      await run(container)
    } catch (error) {
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .error(`PayPro: ${name} failed: ${messageOf(error)}`)
    }
  }
}
