import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { AllocationRepository } from "./allocation-repository"
import { AskRepository } from "./ask-repository"
import { CallbackRepository } from "./callback-repository"
import { DiscrepancyList } from "./discrepancy-list"
import { DiscrepancyRepository } from "./discrepancy-repository"
import { ExportReader } from "./export-reader"
import { HealthRepository } from "./health-repository"
import { PurchaseRepository } from "./purchase-repository"
import { StatementRepository } from "./statement-repository"
import { VoucherList } from "./voucher-list"
import { VoucherReader } from "./voucher-reader"
import { VoucherRepository } from "./voucher-repository"

/** All SQL on the plugin's own tables; private to the module. */
export const createRepositories = (knex: Knex) => ({
  vouchers: new VoucherRepository(knex),
  voucherReader: new VoucherReader(knex),
  voucherList: new VoucherList(knex),
  purchases: new PurchaseRepository(knex),
  asks: new AskRepository(knex),
  allocations: new AllocationRepository(knex),
  statements: new StatementRepository(knex),
  callbacks: new CallbackRepository(knex),
  discrepancies: new DiscrepancyRepository(knex),
  discrepancyList: new DiscrepancyList(knex),
  exportReader: new ExportReader(knex),
  health: new HealthRepository(knex),
})
export type Repositories = ReturnType<typeof createRepositories>
