import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Indexes that the models cannot express: pages in the order of staff's lists, and searches by the beginning of a
 * number, whatever the database's collation. The first migration is generated from the models, and regenerated until the
 * first release; this one is named so that it always comes after it.
 */
export class MigrationIndexes extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create index if not exists "IDX_paypro_voucher_created_at" on "paypro_voucher" ("created_at", "id");
      create index if not exists "IDX_paypro_voucher_paid_at" on "paypro_voucher" ("paid_at" desc nulls last, "id" desc);
      create index if not exists "IDX_paypro_voucher_search_trade_no" on "paypro_voucher" ("trade_no" text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_platform" on "paypro_voucher" ("platform_trade_no" text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_reference" on "paypro_voucher" ("payment_info" text_pattern_ops);
      create index if not exists "IDX_paypro_callback_created_at" on "paypro_callback" ("created_at", "id");
      create index if not exists "IDX_paypro_discrepancy_created_at" on "paypro_discrepancy" ("created_at", "id");
      create index if not exists "IDX_paypro_discrepancy_open" on "paypro_discrepancy" ("kind", "created_at") where resolved_at is null;
    `)
  }

  override async down(): Promise<void> {
    this.addSql(`
      drop index if exists "IDX_paypro_voucher_created_at";
      drop index if exists "IDX_paypro_voucher_paid_at";
      drop index if exists "IDX_paypro_voucher_search_trade_no";
      drop index if exists "IDX_paypro_voucher_search_platform";
      drop index if exists "IDX_paypro_voucher_search_reference";
      drop index if exists "IDX_paypro_callback_created_at";
      drop index if exists "IDX_paypro_discrepancy_created_at";
      drop index if exists "IDX_paypro_discrepancy_open";
    `)
  }
}
