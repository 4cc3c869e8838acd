import type Medusa from "@medusajs/js-sdk"
import { Modules } from "@medusajs/framework/utils"
import { eventually } from "../../scripts/wait-for"
import type { AdminDiscrepanciesResponse } from "../../src/admin-view/types"
import type { StorePayproVoucherResponse } from "../../src/api/store/paypro/vouchers/[payment_session_id]/route"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { settleOrder } from "../../src/workflows/settle-order"
import type { Store } from "./store"
import { letPurchasesBeDue, letTimePass } from "./time-passing"

/** What staff and shoppers see of a booted store, and what makes the plugin look at an order. */
export function watchShop(store: Store) {
  let admin: Promise<Medusa> | undefined
  /** The merchant's client; it stays logged in from one test to the next. */
  const staff = () => (admin ??= store.admin())

  const discrepancies = async () => {
    const query = { open: true, limit: 100, order: "created_at" }
    const { client } = await staff()
    const listed = await client.fetch<AdminDiscrepanciesResponse>("/admin/paypro/discrepancies", {
      query,
    })
    return listed.discrepancies
  }

  return {
    staff,
    discrepancies,
    /** Every open discrepancy of the store, oldest first. */
    open: async () => (await discrepancies()).map(({ kind, amount }) => ({ kind, amount })),
    publicVoucher: async (sessionId: string) =>
      (
        await store
          .guest()
          .sdk.client.fetch<StorePayproVoucherResponse>(`/store/paypro/vouchers/${sessionId}`)
      ).voucher,
    /** Settles an order until it is as expected: what was told of it may be at work at the same moment. */
    settled: async (orderId: string, look: () => Promise<unknown>) => {
      await eventually(async () => {
        await settleOrder(store.container, orderId)
        await look()
      })
    },
    /**
     * Runs the job until all is as expected. Whoever settles a purchase just as its time is over, before PayPro was
     * asked once more, has the job look at it again a quarter of an hour later: that is over by the next run.
     */
    afterJob: async (look: () => Promise<unknown>) => {
      await eventually(async () => {
        await askPaypro(store.container)
        try {
          await look()
        } catch (error) {
          await letPurchasesBeDue(store.container)
          throw error
        }
      })
    },
    /** Longer than any deadline for paying, whatever the method. */
    letDeadlinePass: async () => await letTimePass(store.container, { days: 10 }),
    /** The order's newest payment collection. */
    collectionOf: async (orderId: string): Promise<string> => {
      const { collections } = await store.books(orderId)
      // Their ids begin with the moment they were made at.
      const [newest = ""] = collections
        .map(({ id }) => id)
        .sort()
        .reverse()
      return newest
    },
    /** Every event of this name from now on about an order, as it was sent. */
    eventsOf: (name: string, orderId: string) => {
      const seen: { id: string }[] = []
      const bus = store.container.resolve(Modules.EVENT_BUS)
      bus.subscribe(
        name,
        async (event) => {
          const data = event.data as { id: string; order_id?: string }
          if (data.order_id === orderId) {
            seen.push(data)
          }
        },
        { subscriberId: `seen-${name}-${orderId}` },
      )
      return seen
    },
  }
}
