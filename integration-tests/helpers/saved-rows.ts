import { setTimeout as wait } from "node:timers/promises"
import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { urlOf } from "./database-server"

/** Of a test's database: with the seeded store in it, and as a file's `beforeAll` hooks left it. */
export type State = "seeded" | "saved"

/** Sessions in the middle of something. */
const BUSY = `
  from pg_stat_activity
 where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
   and (state <> 'idle' or pid in (select pid from pg_locks where locktype = 'advisory'))`

/** What a test left running, and does not end by itself, must neither hold its locks nor write any more. */
const CUT = `
  perform pg_stat_clear_snapshot();
  perform pg_terminate_backend(pid) ${BUSY};`

const SAVE = (schema: State) => `
  do $$
  declare
    name text;
    filled boolean;
  begin
    drop schema if exists ${schema} cascade;
    create schema ${schema};
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select exists (select from public.%I)', name) into filled;
      if filled then
        execute format('create table ${schema}.%I as table public.%I', name, name);
      end if;
    end loop;
    create table ${schema}."sequences of public" as
      select sequencename, last_value from pg_sequences where schemaname = 'public';
  end $$`

/**
 * Whoever wants to write meanwhile waits, and is cut off at the end. Foreign keys hold in what was saved; while rows come
 * and go one table after another they do not.
 */
const RESTORE = (schema: State) => `
  do $$
  declare
    name text;
    tables text;
    columns text;
    value bigint;
  begin
    ${CUT}
    select string_agg(format('public.%I', tablename), ', ') into tables
      from pg_tables where schemaname = 'public';
    execute 'lock table ' || tables || ' in exclusive mode';
    set local session_replication_role = replica;
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('delete from public.%I', name);
    end loop;
    for name in
      select tablename from pg_tables
      where schemaname = '${schema}' and tablename <> 'sequences of public'
    loop
      select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
      where attrelid = format('public.%I', name)::regclass
        and attnum > 0 and not attisdropped and attgenerated = '';
      execute format(
        'insert into public.%I (%s) overriding system value select %s from ${schema}.%I',
        name, columns, columns, name);
    end loop;
    for name, value in select * from ${schema}."sequences of public" loop
      perform setval(format('public.%I', name)::regclass, coalesce(value, 1), value is not null);
    end loop;
    ${CUT}
  end $$`

const REST_WITHIN_MS = 2_000
const REST_EVERY_MS = 50
const HEARD_WITHIN_MS = 50
const DEADLOCK = "40P01"
const ATTEMPTS = 5

/**
 * Saves the rows of a test's database and puts them back. Much faster than a new copy of the database, and whoever is
 * connected to it remains so.
 */
export class SavedRows {
  private readonly connection: Knex

  constructor(database: string) {
    this.connection = knex({ client: "pg", connection: urlOf(database), pool: { min: 0, max: 1 } })
  }

  async save(state: State): Promise<void> {
    await this.connection.raw(SAVE(state))
  }

  async restore(state: State): Promise<void> {
    await this.rest()
    for (let attempt = 1; ; attempt++) {
      try {
        await this.connection.raw(RESTORE(state))
        // Whoever was cut off has to hear of it before the connection is used again.
        await wait(HEARD_WITHIN_MS)
        return
      } catch (error) {
        if (attempt === ATTEMPTS || (error as { code?: unknown }).code !== DEADLOCK) {
          throw error
        }
      }
    }
  }

  /** Waits a while for whoever is at work, so that few are cut off. */
  private async rest(): Promise<void> {
    for (let waited = 0; waited < REST_WITHIN_MS; waited += REST_EVERY_MS) {
      const { rows } = await this.connection.raw<{ rows: { count: string }[] }>(
        `select count(*) ${BUSY}`,
      )
      if (rows[0]?.count === "0") {
        return
      }
      await wait(REST_EVERY_MS)
    }
  }

  async close(): Promise<void> {
    await this.connection.destroy()
  }
}
