import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128075050 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "paypro_voucher" drop constraint if exists "paypro_voucher_adding_token_unique";`);
    this.addSql(`alter table if exists "paypro_voucher" drop constraint if exists "paypro_voucher_purchase_id_way_code_amount_merchant_no_base_url_unique";`);
    this.addSql(`alter table if exists "paypro_voucher" drop constraint if exists "paypro_voucher_token_unique";`);
    this.addSql(`alter table if exists "paypro_voucher" drop constraint if exists "paypro_voucher_trade_no_unique";`);
    this.addSql(`alter table if exists "paypro_statement" drop constraint if exists "paypro_statement_voucher_id_key_unique";`);
    this.addSql(`alter table if exists "paypro_receipt" drop constraint if exists "paypro_receipt_voucher_id_statement_count_unique";`);
    this.addSql(`alter table if exists "paypro_purchase" drop constraint if exists "paypro_purchase_token_unique";`);
    this.addSql(`alter table if exists "paypro_purchase" drop constraint if exists "paypro_purchase_key_unique";`);
    this.addSql(`alter table if exists "paypro_discrepancy" drop constraint if exists "paypro_discrepancy_fact_unique";`);
    this.addSql(`alter table if exists "paypro_callback" drop constraint if exists "paypro_callback_digest_unique";`);
    this.addSql(`alter table if exists "paypro_allocation" drop constraint if exists "paypro_allocation_refund_id_unique";`);
    this.addSql(`create table if not exists "paypro_allocation" ("id" text not null, "kind" text check ("kind" in ('applied', 'returned', 'set_aside', 'paid_elsewhere')) not null, "voucher_id" text null, "purchase_id" text not null, "discrepancy_id" text null, "amount" text not null, "order_id" text null, "payment_collection_id" text null, "payment_session_id" text null, "payment_id" text null, "refund_id" text null, "write_off" text null, "tracking_key" text null, "returned_on" text null, "method" text null, "reference" text null, "note" text not null, "created_by" text not null, "booked_at" timestamptz null, "failure" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_allocation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_deleted_at" ON "paypro_allocation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_voucher_id" ON "paypro_allocation" ("voucher_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_purchase_id" ON "paypro_allocation" ("purchase_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_payment_session_id" ON "paypro_allocation" ("payment_session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_order_id" ON "paypro_allocation" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_payment_id" ON "paypro_allocation" ("payment_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_allocation_refund_id_unique" ON "paypro_allocation" ("refund_id") WHERE refund_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_tracking_key" ON "paypro_allocation" ("tracking_key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_allocation_created_at" ON "paypro_allocation" ("created_at") WHERE booked_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paypro_callback" ("id" text not null, "digest" text not null, "body" text null, "trade_no" text null, "voucher_id" text null, "platform_trade_no" text null, "status_code" text null, "message" text null, "amount" text null, "amount_unreadable" boolean not null default false, "utr" text null, "success_time" text null, "seen_count" integer not null default 1, "last_seen_at" timestamptz not null, "processed_at" timestamptz null, "problem" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_callback_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_callback_deleted_at" ON "paypro_callback" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_callback_digest_unique" ON "paypro_callback" ("digest") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_callback_trade_no" ON "paypro_callback" ("trade_no") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_callback_last_seen_at" ON "paypro_callback" ("last_seen_at") WHERE processed_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paypro_discrepancy" ("id" text not null, "fact" text not null, "kind" text check ("kind" in ('underpaid', 'overpaid', 'received_after_cancellation', 'paid_order_canceled', 'received_without_order', 'unmatched', 'amount_unclear', 'unconfirmed_callback', 'reversed', 'not_booked', 'incomplete_order', 'unpaid_order', 'unanswered')) not null, "purchase_id" text null, "voucher_id" text null, "callback_id" text null, "amount" text null, "values" jsonb not null default '{}', "resolved_at" timestamptz null, "resolved_by" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_discrepancy_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_discrepancy_deleted_at" ON "paypro_discrepancy" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_discrepancy_fact_unique" ON "paypro_discrepancy" ("fact") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_discrepancy_purchase_id" ON "paypro_discrepancy" ("purchase_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_discrepancy_voucher_id" ON "paypro_discrepancy" ("voucher_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_discrepancy_callback_id" ON "paypro_discrepancy" ("callback_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paypro_health" ("id" text not null, "count" integer not null default 0, "detail" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_health_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_health_deleted_at" ON "paypro_health" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paypro_purchase" ("id" text not null, "key" text not null, "order_id" text null, "token" text not null, "pay_by" timestamptz null, "cancel_at" timestamptz null, "settle_at" timestamptz null, "failing_since" timestamptz null, "failure" text null, "is_paid_published" boolean not null default false, "asked_at" timestamptz null, "ready_to_ship_since" timestamptz null, "lease_token" text null, "leased_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_purchase_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_purchase_deleted_at" ON "paypro_purchase" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_purchase_key_unique" ON "paypro_purchase" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_purchase_token_unique" ON "paypro_purchase" ("token") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_purchase_order_id" ON "paypro_purchase" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_purchase_settle_at" ON "paypro_purchase" ("settle_at") WHERE settle_at IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paypro_receipt" ("id" text not null, "voucher_id" text not null, "purchase_id" text not null, "amount" text not null, "statement_count" integer not null, "received_at" timestamptz not null, "utr" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_receipt_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_receipt_deleted_at" ON "paypro_receipt" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_receipt_voucher_id_statement_count_unique" ON "paypro_receipt" ("voucher_id", "statement_count") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_receipt_received_at_id" ON "paypro_receipt" ("received_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_receipt_utr" ON "paypro_receipt" ("utr") WHERE utr IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paypro_statement" ("id" text not null, "voucher_id" text not null, "key" text not null, "via" text check ("via" in ('query', 'callback', 'staff')) not null, "status_code" text not null, "message" text null, "amount" text null, "amount_unreadable" boolean not null default false, "received_amount" text null, "payment_list_total" text null, "utr" text null, "run" integer not null default 0, "success_time" text null, "asked_at" timestamptz null, "first_heard_at" timestamptz not null, "last_heard_at" timestamptz not null, "heard_count" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_statement_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_statement_deleted_at" ON "paypro_statement" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_statement_voucher_id_key_unique" ON "paypro_statement" ("voucher_id", "key") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paypro_voucher" ("id" text not null, "trade_no" text not null, "platform_trade_no" text null, "merchant_no" text not null, "base_url" text not null, "token" text not null, "purchase_id" text not null, "purchase_token" text not null, "payment_session_id" text not null, "payment_collection_id" text null, "cart_id" text null, "order_id" text null, "provider_id" text not null, "way_code" text check ("way_code" in ('va', 'store')) not null, "total_amount" text not null, "amount" integer not null, "received_amount" text null, "disputed_amount" text null, "currency_code" text not null, "payment_info" text null, "status" text check ("status" in ('issuing', 'open', 'partially_paid', 'paid', 'failed')) not null default 'issuing', "status_code" text null, "status_message" text null, "is_unclear" boolean not null default false, "is_reversed" boolean not null default false, "voided_at" timestamptz null, "void_reason" text check ("void_reason" in ('session_deleted', 'order_canceled', 'order_paid', 'answer_lost')) null, "issued_at" timestamptz null, "expires_at" timestamptz null, "paid_at" timestamptz null, "final_at" timestamptz null, "last_checked_at" timestamptz null, "ask_at" timestamptz null, "last_answer" text null, "resolved_at" timestamptz null, "answer_run" integer not null default 0, "statement_count" integer not null default 0, "added_session_ids" text[] not null default '{}', "adding_token" text null, "published_events" text[] not null default '{}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paypro_voucher_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_voucher_deleted_at" ON "paypro_voucher" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_voucher_trade_no_unique" ON "paypro_voucher" ("trade_no") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_voucher_token_unique" ON "paypro_voucher" ("token") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_voucher_purchase_id" ON "paypro_voucher" ("purchase_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_voucher_purchase_id_way_code_amount_merchant_no_base_url_unique" ON "paypro_voucher" ("purchase_id", "way_code", "amount", "merchant_no", "base_url") WHERE status IN ('issuing', 'open') AND received_amount IS NULL AND disputed_amount IS NULL AND void_reason IS DISTINCT FROM 'answer_lost' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_voucher_payment_session_id" ON "paypro_voucher" ("payment_session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_voucher_payment_collection_id" ON "paypro_voucher" ("payment_collection_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paypro_voucher_adding_token_unique" ON "paypro_voucher" ("adding_token") WHERE adding_token IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_voucher_order_id" ON "paypro_voucher" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_voucher_ask_at" ON "paypro_voucher" ("ask_at") WHERE ask_at IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paypro_voucher_amount_id" ON "paypro_voucher" ("amount", "id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "paypro_allocation" cascade;`);

    this.addSql(`drop table if exists "paypro_callback" cascade;`);

    this.addSql(`drop table if exists "paypro_discrepancy" cascade;`);

    this.addSql(`drop table if exists "paypro_health" cascade;`);

    this.addSql(`drop table if exists "paypro_purchase" cascade;`);

    this.addSql(`drop table if exists "paypro_receipt" cascade;`);

    this.addSql(`drop table if exists "paypro_statement" cascade;`);

    this.addSql(`drop table if exists "paypro_voucher" cascade;`);
  }

}
