import { randomUUID } from "node:crypto"
import { executeWithConcurrency } from "@medusajs/framework/utils"
import type { MedusaServer } from "../../scripts/medusa"
import { PurchaseCloner } from "../../scripts/store/purchase-cloner"
import { eventually } from "../../scripts/wait-for"
import { Shopper } from "../../scripts/store/shopper"
import { signedBody } from "../helpers/callback"
import { MERCHANT_NO, type ProcessStore } from "../processes/store"

const SHOPPERS_AT_ONCE = 8
/** Of so many orders one is placed by a shopper; the others are its twins, row by row. */
const LITTER = 10

/** @returns the trade numbers of `count` orders, placed at all servers at once. */
export async function placeOrders(
  store: ProcessStore,
  servers: MedusaServer[],
  count: number,
): Promise<string[]> {
  const buying = Array.from({ length: Math.ceil(count / LITTER) }, (_, index) => async () => {
    const server = servers[index % servers.length] as MedusaServer
    return await placeOrder(store, server, index % 3 ? "va" : "store")
  })
  const placed = valuesOf(await executeWithConcurrency(buying, SHOPPERS_AT_ONCE))
  const twins: string[] = []
  for (const [index, { tradeNo, wayCode, cloner }] of placed.entries()) {
    const wanted = Math.min(LITTER, count - index * LITTER) - 1
    for (const suffix of await cloner.make(wanted)) {
      tellPaypro(store, tradeNo + suffix, wayCode)
      twins.push(tradeNo + suffix)
    }
  }
  return [...placed.map(({ tradeNo }) => tradeNo), ...twins]
}

async function placeOrder(store: ProcessStore, server: MedusaServer, wayCode: "va" | "store") {
  const shopper = Shopper.guest(server.url, store.seeded)
  // The core makes a customer for a guest's address, and two carts at once would make it twice.
  shopper.email = `${randomUUID()}@example.mx`
  const { cartId, order, voucher } = await buy(shopper, wayCode)
  const { payment_collection_id: collection } = await store
    .knex("cart_payment_collection")
    .where({ cart_id: cartId })
    .first<{ payment_collection_id: string }>("payment_collection_id")
  const purchase = { cart: cartId, collection, order: order.id }
  return {
    wayCode,
    tradeNo: voucher.trade_no,
    cloner: await PurchaseCloner.of(store.knex, purchase),
  }
}

/** A server that is busy with other carts may have the shopper try again, as a storefront does. */
async function buy(shopper: Shopper, wayCode: "va" | "store") {
  return await eventually(() => shopper.buy(wayCode), { deadline: 60_000, interval: 500 })
}

/** PayPro has to know the twin's number as well. */
function tellPaypro(
  { simulator, appSecret }: ProcessStore,
  tradeNo: string,
  wayCode: string,
): void {
  const request = signedBody(
    {
      tradeNo,
      amount: "300",
      wayCode,
      notifyUrl: "http://localhost/hooks/paypro",
      timestamp: String(Date.now()),
    },
    appSecret,
  )
  simulator.api.answer("payInApi", MERCHANT_NO, Buffer.from(request))
}

function valuesOf<T>(results: PromiseSettledResult<T>[]): T[] {
  return results.map((result) => {
    if (result.status === "rejected") {
      throw result.reason
    }
    return result.value
  })
}
