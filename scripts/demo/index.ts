/**
 * npm run demo: a store, a PayPro, two purchases and a merchant's day; stays up to look around.
 * npm run demo -- --once: ends by itself; its exit code says whether both orders were captured in full, and whether the
 * day's totals balance.
 */
import { Shopper } from "../store/shopper"
import { addOneMore } from "./edited-order"
import { playMerchantsDay, sayTotals } from "./merchants-day"
import { assertPaidInFull, buyAndPay } from "./purchase"
import { say } from "./progress"
import { startWorld, type World } from "./world"

const WAY_CODES = ["va", "store"] as const

const once = process.argv.includes("--once")
const closers: (() => Promise<void>)[] = []

/** Ends what was started, the last first. */
async function close(): Promise<void> {
  for (const end of closers.splice(0).reverse()) {
    await end()
  }
}

async function purchases({ medusa, simulator, store }: World) {
  const orders = []
  for (const wayCode of WAY_CODES) {
    orders.push(await buyAndPay({ url: medusa.url, simulator, store }, wayCode))
  }
  assertPaidInFull(orders, store.products["taza-de-barro"].price)
  return orders
}

/** An order with each way to pay that waits for its money, for whoever wants to play the shopper. */
async function toPayYourself({ medusa, store }: World): Promise<string[]> {
  const pages = []
  for (const wayCode of WAY_CODES) {
    const { order, voucher } = await Shopper.guest(medusa.url, store).buy(wayCode)
    pages.push(`order #${order.display_id}, ${wayCode}: ${voucher.voucher_url}`)
  }
  return pages
}

type Open = { pages: string[]; link: string }

function whereToLook({ medusa, simulator, store, logFile }: World, { pages, link }: Open): string {
  return `
  Two more orders wait for their money. Open a shopper's page, pay its voucher at PayPro's, and watch the page:

    ${pages.join("\n    ")}

  Staff added a cup to the first order after it was paid. Its payment link offers the rest by either method:

    ${link}

  Everything stays up; Ctrl+C ends it. Where to look:

    Admin       ${medusa.url}/app (PayPro: today, movements, discrepancies)
                ${store.admin.email} / ${store.admin.password}
    PayPro      ${simulator.url}
    Store API   ${medusa.url}/store
                x-publishable-api-key: ${store.publishableKey}
                region_id: ${store.regionId}
    Log         ${logFile}
`
}

async function demo(): Promise<void> {
  say("\nmedusa-payment-paypro: a purchase with each way to pay\n")
  const world = await startWorld({ admin: !once }, (end) => closers.push(end))
  const orders = await purchases(world)
  sayTotals(await playMerchantsDay(world))
  const link = await addOneMore(world, orders[0]?.order_id ?? "")
  if (!once) {
    say(whereToLook(world, { pages: await toPayYourself(world), link }))
    return
  }
  await close()
  say(`\n${JSON.stringify({ demo: "ok", orders })}`)
}

let ending = false
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (!ending) {
      ending = true
      void close().finally(() => process.exit(once ? 1 : 0))
    }
  })
}

demo().catch(async (error: unknown) => {
  if (ending) {
    return
  }
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  await close()
  say(`\n${JSON.stringify({ demo: "failed" })}`)
  process.exit(1)
})
