import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists "paypro_voucher" (
        "id" text not null, "trade_no" text not null, "platform_trade_no" text null, "token" text not null,
        "payment_session_id" text not null, "payment_collection_id" text null, "cart_id" text null,
        "order_id" text null, "provider_id" text not null,
        "way_code" text check ("way_code" in ('va', 'store')) not null,
        "amount" integer not null, "received_amount" text null, "currency_code" text not null,
        "payment_info" text null,
        "status" text check ("status" in ('issuing', 'open', 'partially_paid', 'paid', 'failed')) not null default 'issuing',
        "status_code" text null, "status_message" text null,
        "voided_at" timestamptz null, "void_reason" text null,
        "issued_at" timestamptz null, "expires_at" timestamptz null, "paid_at" timestamptz null,
        "last_checked_at" timestamptz null, "ask_at" timestamptz null,
        "lease_token" text null, "leased_until" timestamptz null,
        "published_events" jsonb not null default '[]',
        "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "paypro_voucher_pkey" primary key ("id")
      );
      create unique index if not exists "IDX_paypro_voucher_trade_no" on "paypro_voucher" ("trade_no");
      create unique index if not exists "IDX_paypro_voucher_token" on "paypro_voucher" ("token");
      create index if not exists "IDX_paypro_voucher_payment_session_id" on "paypro_voucher" ("payment_session_id");
      create index if not exists "IDX_paypro_voucher_payment_collection_id" on "paypro_voucher" ("payment_collection_id");
      create index if not exists "IDX_paypro_voucher_order_id" on "paypro_voucher" ("order_id");
      create index if not exists "IDX_paypro_voucher_created_at" on "paypro_voucher" ("created_at", "id");
      create index if not exists "IDX_paypro_voucher_amount" on "paypro_voucher" ("amount", "id");
      create index if not exists "IDX_paypro_voucher_paid_at" on "paypro_voucher" ("paid_at" desc nulls last, "id" desc);
      create index if not exists "IDX_paypro_voucher_ask_at" on "paypro_voucher" ("ask_at") where ask_at is not null;
    `)
    // What staff search by: the beginning of a number, whatever the database's collation.
    this.addSql(`
      create index if not exists "IDX_paypro_voucher_search_trade_no" on "paypro_voucher" ("trade_no" text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_platform" on "paypro_voucher" ("platform_trade_no" text_pattern_ops);
      create index if not exists "IDX_paypro_voucher_search_reference" on "paypro_voucher" ("payment_info" text_pattern_ops);
    `)
    this.addSql(`
      create table if not exists "paypro_callback" (
        "id" text not null, "digest" text not null, "trade_no" text not null, "voucher_id" text null,
        "platform_trade_no" text null, "status_code" text not null, "message" text null,
        "amount" text null, "utr" text null, "success_time" text null,
        "seen_count" integer not null default 1, "last_seen_at" timestamptz not null default now(),
        "processed_at" timestamptz null, "problem" text null,
        "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "paypro_callback_pkey" primary key ("id")
      );
      create unique index if not exists "IDX_paypro_callback_digest" on "paypro_callback" ("digest");
      create index if not exists "IDX_paypro_callback_trade_no" on "paypro_callback" ("trade_no");
      create index if not exists "IDX_paypro_callback_created_at" on "paypro_callback" ("created_at", "id");
      create index if not exists "IDX_paypro_callback_unprocessed" on "paypro_callback" ("last_seen_at") where processed_at is null;
    `)
    this.addSql(`
      create table if not exists "paypro_discrepancy" (
        "id" text not null, "fact" text not null,
        "kind" text check ("kind" in ('underpaid', 'overpaid', 'received_after_cancellation', 'unmatched', 'received_without_order', 'amount_unclear', 'incomplete_order', 'unanswered')) not null,
        "voucher_id" text null, "callback_id" text null, "amount" text null, "detail" text not null,
        "resolved_at" timestamptz null, "resolved_by" text null, "note" text null,
        "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "paypro_discrepancy_pkey" primary key ("id")
      );
      create unique index if not exists "IDX_paypro_discrepancy_fact" on "paypro_discrepancy" ("fact");
      create index if not exists "IDX_paypro_discrepancy_voucher_id" on "paypro_discrepancy" ("voucher_id");
      create index if not exists "IDX_paypro_discrepancy_created_at" on "paypro_discrepancy" ("created_at", "id");
      create index if not exists "IDX_paypro_discrepancy_open" on "paypro_discrepancy" ("kind", "created_at") where resolved_at is null;
    `)
    this.addSql(`
      create table if not exists "paypro_health" (
        "id" text not null, "count" integer not null default 0, "detail" jsonb null,
        "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "paypro_health_pkey" primary key ("id")
      );
    `)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "paypro_health" cascade;`)
    this.addSql(`drop table if exists "paypro_discrepancy" cascade;`)
    this.addSql(`drop table if exists "paypro_callback" cascade;`)
    this.addSql(`drop table if exists "paypro_voucher" cascade;`)
  }
}
