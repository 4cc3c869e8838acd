import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { NotificationDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Store } from "../helpers"

/** What Medusa hands to the store's notification provider. */
type Handed = NotificationDTO & {
  idempotency_key: string
  content: { subject: string; html: string; text: string }
}

type Provider = { send(provider: unknown, mail: Handed): Promise<{ id?: string }> }

export type MailRow = {
  id: string
  idempotency_key: string
  original_notification_id: string | null
  status: string
  template: string
}

/** Stands in for the store's mail service, which may be down. */
export function mailProvider(store: Store) {
  const handed: Handed[] = []
  let answer: () => Promise<{ id?: string }>

  const up = () => {
    answer = () => Promise.resolve({})
  }
  beforeEach(() => {
    const { notificationProviderService_ } = store.container.resolve(
      Modules.NOTIFICATION,
    ) as unknown as { notificationProviderService_: Provider }
    handed.length = 0
    up()
    jest.spyOn(notificationProviderService_, "send").mockImplementation((_, mail) => {
      handed.push({ ...mail })
      return answer()
    })
  })
  afterEach(() => {
    jest.restoreAllMocks()
  })

  return {
    up,
    down: () => {
      answer = () => Promise.reject(new Error("the mail service is down"))
    },
    /** The process dies over whatever it sends now. */
    dying: () => {
      answer = () => new Promise(() => undefined)
    },
    /** Every attempt to send one of these templates, oldest first. */
    handed: (template: string) => handed.filter((mail) => mail.template === template),
    /** What Medusa's notification module has written down of a template, oldest first. */
    rows: async (template: string): Promise<MailRow[]> => {
      const knex = store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
      return await knex("notification").where({ template }).orderBy("id").select("*")
    },
  }
}
