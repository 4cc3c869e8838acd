import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { BigNumber, ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { readCheckout } from "../../src/medusa/checkout-snapshot"
import { readPurchase } from "../../src/medusa/purchase-snapshot"
import { describeStore, waitFor } from "../helpers"

type Row = Record<string, unknown>

/** The same of both: amounts as numbers, moments as ISO 8601. */
function plain(value: unknown): unknown {
  if (value instanceof Date) {
    return value.toISOString()
  }
  if (value instanceof BigNumber) {
    return value.numeric
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return new Date(value).toISOString()
  }
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
}

/** Of what Medusa says, whatever `like` has. */
function asIn(like: unknown, medusa: unknown): unknown {
  if (Array.isArray(like) && Array.isArray(medusa)) {
    const byId = new Map(medusa.map((row: Row) => [row.id, row]))
    return like.length === medusa.length && like.map((row: Row) => asIn(row, byId.get(row.id)))
  }
  if (like && typeof like === "object" && !(like instanceof Date)) {
    const entries = Object.entries(like).map(([key, part]) => [
      key,
      asIn(part, (medusa as Row | undefined)?.[key]),
    ])
    return Object.fromEntries(entries)
  }
  return plain(medusa)
}

/** The same shape with `plain` values. */
const itself = (value: unknown) => asIn(value, value)

// Where somebody waits, the core's tables are read in SQL. What they mean is for the core to say.
describeStore("the core's tables, read in SQL", (store) => {
  const graph = async (entity: string, fields: string[], id: string): Promise<Row> => {
    const query = store.container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({ entity, fields, filters: { id } })
    return data[0] as Row
  }

  /** Something in every table: paid in two parts, with centavos. */
  async function buy() {
    const { sessionId, order, voucher } = await store.guest().buy("va")
    for (const [pesos, captured] of [
      ["120.50", 120.5],
      ["79.25", 199.75],
    ] as const) {
      store.simulator.pay(voucher.trade_no, pesos)
      // Its transactions are written after the captures, and both are compared.
      await waitFor(async () => (await store.books(order.id)).paid_total === captured)
    }
    const session = await graph("payment_session", ["payment_collection_id"], sessionId)
    return { sessionId, collectionId: session.payment_collection_id as string }
  }

  it("a purchase", async () => {
    const { collectionId } = await buy()
    const { cart_id, order, ...purchase } =
      (await readPurchase(store.container, collectionId)) ?? fail()
    const medusa = await graph(
      "payment_collection",
      [
        "*",
        "payment_sessions.*",
        "payments.*",
        "payments.captures.*",
        "cart.id",
        "order.*",
        "order.transactions.*",
        "order.summary.*",
      ],
      collectionId,
    )
    expect(purchase.payments[0]?.captures).toHaveLength(2)
    expect(order?.transactions).toHaveLength(2)
    expect(itself(purchase)).toEqual(asIn(purchase, medusa))
    expect(cart_id).toBe((medusa.cart as Row).id)
    const { paid_total, refunded_total, pending_difference } = order?.summary ?? {}
    const { reserved, ...told } = {
      ...order,
      summary: { paid_total, refunded_total, pending_difference },
    }
    expect(itself(told)).toEqual(asIn(told, medusa.order))
    const inventory = store.container.resolve(Modules.INVENTORY)
    const [reservation] = await inventory.listReservationItems({ line_item_id: reserved })
    expect(reserved).toEqual([reservation?.line_item_id])
  })

  it("a checkout", async () => {
    const { sessionId } = await buy()
    const knex = store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    const { received, ...checkout } = await readCheckout(knex, sessionId)
    expect(received).toBe(true)
    const medusa = await graph(
      "payment_session",
      [
        "*",
        "payment_collection.*",
        "payment_collection.cart.id",
        "payment_collection.cart.email",
        "payment_collection.cart.billing_address.*",
        "payment_collection.cart.shipping_address.*",
        "payment_collection.order.*",
        "payment_collection.order.summary.*",
      ],
      sessionId,
    )
    const { order } = medusa.payment_collection as { order: Row }
    order.total = (order.summary as Row).current_order_total
    expect(checkout.payment_collection.cart?.shipping_address?.first_name).toBe("María José")
    expect(itself(checkout)).toEqual(asIn(checkout, medusa))
  })
})

function fail(): never {
  throw new Error("There is no such purchase")
}
