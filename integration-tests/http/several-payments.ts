import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { refreshVoucher } from "../../src/workflows/ask-paypro/refresh-voucher"
import type { Store } from "../helpers"

const STORE = "pp_paypro-store_paypro"

/** What somebody needs who pays for one order in several ways. */
export function severalPayments(store: Store) {
  const payments = () => store.container.resolve(Modules.PAYMENT)
  return {
    payments,
    pg: () => store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
    settle: (tradeNo: string) => refreshVoucher(store.container, { trade_no: tradeNo }),
    discrepanciesOf: async (tradeNo: string) =>
      (await store.paypro.listDiscrepanciesOfVouchers([(await store.voucherOf(tradeNo)).id]))
        .filter(({ resolved_at }) => !resolved_at)
        .map(({ kind, amount }) => ({ kind, amount })),
    /** Another session of a payment collection, to be paid in cash; those it has stay, as after two clicks at once. */
    addSession: async (collectionId: string, amount = 300): Promise<string> => {
      const { data } = await payments().createPaymentSession(collectionId, {
        provider_id: STORE,
        currency_code: "mxn",
        amount,
        data: {},
      })
      return String(data?.trade_no)
    },
    collectionOf: async (orderId: string) => {
      const collections = (await store.books(orderId)).collections
      return collections.at(-1)?.id ?? ""
    },
    /** A merchant adds a cup, for 300 pesos. */
    addCup: async (orderId: string) => {
      const { admin } = await store.admin()
      await admin.orderEdit.initiateRequest({ order_id: orderId })
      const { variantId } = store.seeded.products["taza-de-barro"]
      await admin.orderEdit.addItems(orderId, { items: [{ variant_id: variantId, quantity: 1 }] })
      await admin.orderEdit.confirm(orderId)
    },
    eventsOf: (name: string) => {
      const seen: unknown[] = []
      store.container
        .resolve(Modules.EVENT_BUS)
        .subscribe(name, async ({ data }) => void seen.push(data), {
          subscriberId: `several-${name}-${Math.random()}`,
        })
      return seen
    },
  }
}
