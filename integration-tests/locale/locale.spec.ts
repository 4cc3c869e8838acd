import { execFileSync } from "node:child_process"
import type { MedusaServer } from "../../scripts/medusa"
import { Shopper, adminClient } from "../../scripts/store/shopper"
import { waitFor } from "../../scripts/wait-for"
import { booksOf } from "../processes/books"
import { prepareStore, type ProcessStore } from "../processes/store"

/** Node.js takes its locale from here, and the core rounds amounts by way of text in that locale. */
const SPANISH = { LC_ALL: "es_ES.UTF-8" }

describe("a server whose decimals have commas", () => {
  let store: ProcessStore
  let server: MedusaServer

  beforeAll(async () => {
    store = await prepareStore({ env: SPANISH, options: { rounding: "up" } })
    server = await store.start()
  }, 180_000)

  afterAll(async () => await store.close())

  it("has commas", () => {
    const env = { ...process.env, ...SPANISH }
    const printed = execFileSync(process.execPath, ["-p", "(1.5).toLocaleString()"], { env })
    expect(String(printed).trim()).toBe("1,5")
  })

  it("captures a price with centavos in parts, and never more than was received or asked for", async () => {
    const shopper = Shopper.guest(server.url, store.seeded)
    const { voucher } = await shopper.buy("va", { "separador-bordado": 1 })
    expect(voucher.amount).toBe("151")
    const { simulator } = store
    const becomes = (books: Record<string, unknown>) =>
      waitFor(async () => {
        expect(await booksOf(store, server, shopper.email)).toMatchObject([books])
        return true
      })

    simulator.pay(voucher.trade_no, "70.25")
    await becomes({ payment_status: "partially_captured", paid: 70.25, captures: [70.25] })

    const payment = await store.knex("payment").first("id")
    const { admin } = await adminClient(server.url, store.seeded)
    await expect(admin.payment.capture(payment.id, { amount: 50 })).rejects.toThrow(
      "PayPro has confirmed 70.25 MXN",
    )
    await becomes({ payment_status: "partially_captured", paid: 70.25, captures: [70.25] })

    simulator.pay(voucher.trade_no)
    const full = {
      payment_status: "captured",
      paid: 150.5,
      captures: [70.25, 80.25],
      transactions: [70.25, 80.25],
      collection: { status: "completed", captured_amount: 150.5 },
    }
    await becomes(full)
    expect(await store.knex("paypro_discrepancy").whereNull("resolved_at").select("kind")).toEqual(
      [],
    )

    simulator.pay(voucher.trade_no, "9.50")
    await waitFor(async () => {
      const open = store.knex("paypro_discrepancy").whereNull("resolved_at")
      expect(await open.select("kind", "amount")).toEqual([{ kind: "overpaid", amount: "9.5" }])
      return true
    })
    await becomes(full)
  })
})
