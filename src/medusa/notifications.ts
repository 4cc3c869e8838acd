import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A notification that did not go out, as far as Medusa's notification module knows. */
export type UnsentNotification = {
  id: string
  /** Unique among all notifications. */
  idempotency_key: string
  /** The first attempt, where this is another one. */
  original_notification_id: string | null
  template: string
  to: string
  /** `pending` while it is being sent, and for ever where the process died over it. */
  status: "pending" | "failure"
  data: Record<string, unknown> | null
  created_at: Date
}

/** Notifications of these templates that did not go out and were not tried again since, oldest first. */
export async function listUnsentNotifications(
  knex: Knex,
  { templates, since }: { templates: string[]; since: Date },
): Promise<UnsentNotification[]> {
  const { rows } = await knex.raw<{ rows: UnsentNotification[] }>(
    `select n.id, n.idempotency_key, n.original_notification_id, n.template, n."to", n.status, n.data,
            n.created_at
       from notification n
      where n.id > :firstId and n.template = any(:templates) and n.status in ('pending', 'failure')
        and n.idempotency_key is not null and n.deleted_at is null
        and not exists (select
                          from notification later
                         where later.id > n.id and later.deleted_at is null
                           and later.original_notification_id = coalesce(n.original_notification_id, n.id))
      order by n.id`,
    { templates, firstId: `noti_${ulidTimeOf(since)}` },
  )
  return rows
}

/** What became of the notification with this key; undefined where there is none. */
export async function readNotificationStatus(
  knex: Knex,
  idempotencyKey: string,
): Promise<string | undefined> {
  const { rows } = await knex.raw<{ rows: { status: string }[] }>(
    `select n.status
       from notification n
      where n.idempotency_key = ? and n.deleted_at is null`,
    [idempotencyKey],
  )
  return rows[0]?.status
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const TIME_LENGTH = 10

/**
 * How the ids that Medusa makes at a moment begin. They are in the order of time, and of all that is asked for here only
 * they have an index.
 */
function ulidTimeOf(moment: Date): string {
  let rest = moment.getTime()
  let time = ""
  while (time.length < TIME_LENGTH) {
    time = `${CROCKFORD[rest % CROCKFORD.length]}${time}`
    rest = Math.floor(rest / CROCKFORD.length)
  }
  return time
}
