import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { AllocationRepository } from "./allocation-repository"
import { AskRepository } from "./ask-repository"
import { CallbackRepository } from "./callback-repository"
import { DiscrepancyList } from "./discrepancy-list"
import { DiscrepancyRepository } from "./discrepancy-repository"
import { HealthRepository } from "./health-repository"
import { LeaseRepository } from "./lease-repository"
import { MovementRepository } from "./movement-repository"
import { PurchaseRepository } from "./purchase-repository"
import { ReturnRepository } from "./return-repository"
import { StatementRepository } from "./statement-repository"
import { SumRepository } from "./sum-repository"
import { TodayReader } from "./today-reader"
import { VoucherList } from "./voucher-list"
import { VoucherReader } from "./voucher-reader"
import { VoucherRepository } from "./voucher-repository"
import { VoucherSearch } from "./voucher-search"

/** All SQL on the plugin's own tables; private to the module. */
export const createRepositories = (knex: Knex) => ({
  vouchers: new VoucherRepository(knex),
  voucherReader: new VoucherReader(knex),
  voucherList: new VoucherList(knex),
  purchases: new PurchaseRepository(knex),
  leases: new LeaseRepository(knex),
  asks: new AskRepository(knex),
  allocations: new AllocationRepository(knex),
  returns: new ReturnRepository(knex),
  statements: new StatementRepository(knex),
  callbacks: new CallbackRepository(knex),
  discrepancies: new DiscrepancyRepository(knex),
  discrepancyList: new DiscrepancyList(knex),
  movements: new MovementRepository(knex),
  sums: new SumRepository(knex),
  voucherSearch: new VoucherSearch(knex),
  todayReader: new TodayReader(knex),
  health: new HealthRepository(knex),
})
export type Repositories = ReturnType<typeof createRepositories>
