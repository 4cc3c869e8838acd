import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { balanceView } from "../../admin-view/balance-view"
import type { AdminHealth } from "../../admin-view/types"
import {
  callbackUrlOf,
  configurationChecks,
  isPublic,
  maskedConfiguration,
  payproChecks,
  regionCheck,
  sightChecks,
  storeChecks,
  worstOf,
} from "../../lib/health"
import { readPesoRegions } from "../../medusa/peso-regions"
import { PAYPRO_MODULE } from "../../modules/paypro"
import type PayproModuleService from "../../modules/paypro/service"
import { inMemoryModules } from "./infrastructure"

/** Whether payments can work: what PayPro says to the credentials, and what the store knows of itself. */
export async function checkHealth(container: MedusaContainer): Promise<AdminHealth> {
  const paypro = container.resolve<PayproModuleService>(PAYPRO_MODULE)
  const { options } = paypro
  // What this process has counted should be among what is read.
  await paypro.healthLog.flush()
  const [
    probe,
    lastCallbackAt,
    signatureFailures,
    lastJobRun,
    backlog,
    oldestUnprocessedAt,
    sights,
    regions,
  ] = await Promise.all([
    paypro.probe(),
    paypro.lastCallbackAt(),
    paypro.signatureFailuresOfLastDay(),
    paypro.lastJobRun(),
    paypro.countDueVouchers(),
    paypro.oldestUnprocessedCallbackAt(),
    paypro.sights(),
    readPesoRegions(container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)),
  ])
  const now = new Date()
  const checks = [
    ...payproChecks(probe, options),
    ...configurationChecks(options),
    regionCheck(regions),
    ...sightChecks(sights),
    ...storeChecks({
      now,
      isPublic: isPublic(options),
      lastCallbackAt,
      oldestUnprocessedAt,
      signatureFailures,
      lastJobRunAt: lastJobRun?.at ?? null,
      backlog,
      ...inMemoryModules(container),
    }),
  ]
  return {
    checked_at: now.toISOString(),
    state: worstOf(checks),
    checks,
    paypro: {
      outcome: probe.outcome,
      salt_position: probe.saltPosition,
      balance: balanceView(probe),
      clock_skew_ms: probe.clockSkewMs,
    },
    callbacks: {
      url: callbackUrlOf(options),
      last_at: lastCallbackAt?.toISOString() ?? null,
      signature_failures: signatureFailures,
    },
    job: {
      last_run_at: lastJobRun?.at.toISOString() ?? null,
      last_tally: lastJobRun?.tally ?? null,
      backlog,
    },
    configuration: maskedConfiguration(options),
  }
}
