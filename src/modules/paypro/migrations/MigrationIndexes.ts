import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Indexes that the models cannot express: pages in the order of staff's lists, and searches by the beginning of a
 * number, whatever the database's collation. The first migration is generated from the models, and regenerated until the
 * first release; this one is named so that it always comes after it.
 */
export class MigrationIndexes extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create index if not exists "IDX_paypro_voucher_created_at" on "paypro_voucher" ("created_at", "id") where deleted_at is null;
      create index if not exists "IDX_paypro_voucher_status" on "paypro_voucher" ("status", "way_code", "created_at", "id") where deleted_at is null;
      create index if not exists "IDX_paypro_voucher_open_expires_at" on "paypro_voucher" ("expires_at", "id") where status = 'open' and deleted_at is null;
      create index if not exists "IDX_paypro_voucher_paid_at" on "paypro_voucher" ("status", "way_code", "paid_at" desc nulls last, "id" desc) where deleted_at is null;
      create index if not exists "IDX_paypro_voucher_search_trade_no" on "paypro_voucher" ("trade_no" text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_platform" on "paypro_voucher" ("platform_trade_no" text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_reference" on "paypro_voucher" ("payment_info" text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_ending" on "paypro_voucher" (reverse("trade_no") text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_received" on "paypro_voucher" ("received_amount", "id") where received_amount is not null;
      create index if not exists "IDX_paypro_voucher_search_centavos" on "paypro_voucher" ("total_amount", "id") where total_amount like '%.%';
      create index if not exists "IDX_paypro_statement_search_utr" on "paypro_statement" (upper("utr") text_pattern_ops) where utr is not null;
      create index if not exists "IDX_paypro_callback_search_utr" on "paypro_callback" (upper("utr") text_pattern_ops) where utr is not null;
      create index if not exists "IDX_paypro_allocation_search_tracking_key" on "paypro_allocation" (upper("tracking_key")) where tracking_key is not null;
      create index if not exists "IDX_paypro_discrepancy_search_amount" on "paypro_discrepancy" ("amount");
      create index if not exists "IDX_paypro_purchase_created_at" on "paypro_purchase" ("created_at", "id");
      create index if not exists "IDX_paypro_purchase_ready_to_ship" on "paypro_purchase" ("ready_to_ship_since") where ready_to_ship_since is not null;
      create index if not exists "IDX_paypro_purchase_unpaid" on "paypro_purchase" ("pay_by", "id") where cancel_at is not null;
      create index if not exists "IDX_paypro_callback_created_at" on "paypro_callback" ("created_at", "id");
      create index if not exists "IDX_paypro_callback_unprocessed_created_at" on "paypro_callback" ("created_at") where processed_at is null and deleted_at is null;
      create index if not exists "IDX_paypro_receipt_created_at" on "paypro_receipt" ("created_at");
      create index if not exists "IDX_paypro_allocation_booked_at" on "paypro_allocation" ("booked_at", "id") where deleted_at is null;
      create index if not exists "IDX_paypro_allocation_applied" on "paypro_allocation" ("payment_session_id") where kind = 'applied' and deleted_at is null;
      create index if not exists "IDX_paypro_allocation_returned_on" on "paypro_allocation" ("returned_on", "id") where returned_on is not null and deleted_at is null;
      create index if not exists "IDX_paypro_discrepancy_created_at" on "paypro_discrepancy" ("created_at", "id") where deleted_at is null;
      create index if not exists "IDX_paypro_discrepancy_open" on "paypro_discrepancy" ("kind", "created_at", "id") where resolved_at is null and deleted_at is null;
      create index if not exists "IDX_paypro_discrepancy_open_created_at" on "paypro_discrepancy" ("created_at", "id") where resolved_at is null and deleted_at is null;
      create index if not exists "IDX_paypro_discrepancy_open_voucher" on "paypro_discrepancy" ("voucher_id") where resolved_at is null and deleted_at is null;
      create index if not exists "IDX_paypro_discrepancy_kind" on "paypro_discrepancy" ("kind", "created_at", "id") where deleted_at is null;
      create index if not exists "IDX_paypro_discrepancy_resolved_created_at" on "paypro_discrepancy" ("created_at", "id") where resolved_at is not null and deleted_at is null;
    `)
  }

  override async down(): Promise<void> {
    this.addSql(`
      drop index if exists "IDX_paypro_voucher_created_at";
      drop index if exists "IDX_paypro_voucher_status";
      drop index if exists "IDX_paypro_voucher_open_expires_at";
      drop index if exists "IDX_paypro_voucher_paid_at";
      drop index if exists "IDX_paypro_voucher_search_trade_no";
      drop index if exists "IDX_paypro_voucher_search_platform";
      drop index if exists "IDX_paypro_voucher_search_reference";
      drop index if exists "IDX_paypro_voucher_search_ending";
      drop index if exists "IDX_paypro_voucher_search_received";
      drop index if exists "IDX_paypro_voucher_search_centavos";
      drop index if exists "IDX_paypro_statement_search_utr";
      drop index if exists "IDX_paypro_callback_search_utr";
      drop index if exists "IDX_paypro_allocation_search_tracking_key";
      drop index if exists "IDX_paypro_discrepancy_search_amount";
      drop index if exists "IDX_paypro_purchase_created_at";
      drop index if exists "IDX_paypro_purchase_ready_to_ship";
      drop index if exists "IDX_paypro_purchase_unpaid";
      drop index if exists "IDX_paypro_callback_created_at";
      drop index if exists "IDX_paypro_callback_unprocessed_created_at";
      drop index if exists "IDX_paypro_receipt_created_at";
      drop index if exists "IDX_paypro_allocation_booked_at";
      drop index if exists "IDX_paypro_allocation_applied";
      drop index if exists "IDX_paypro_allocation_returned_on";
      drop index if exists "IDX_paypro_discrepancy_created_at";
      drop index if exists "IDX_paypro_discrepancy_open";
      drop index if exists "IDX_paypro_discrepancy_open_created_at";
      drop index if exists "IDX_paypro_discrepancy_open_voucher";
      drop index if exists "IDX_paypro_discrepancy_kind";
      drop index if exists "IDX_paypro_discrepancy_resolved_created_at";
    `)
  }
}
