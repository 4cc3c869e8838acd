import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { printedTime } from "../../src/lib/mexican-time"
import type { Receipt } from "../../src/modules/paypro/types"
import { describeStore } from "../helpers"

/** When a voucher's money came, and how much it was each time. */
describeStore("receipts", (store) => {
  const pg = () => store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const silently = { callback: false }

  const receiptsOf = async (tradeNo: string) => {
    const { id } = await store.voucherOf(tradeNo)
    return await pg()<Receipt>("paypro_receipt").where({ voucher_id: id }).orderBy("created_at")
  }

  /** The receipts' amounts, which have to add up to what the voucher has received. */
  const amountsOf = async (tradeNo: string) => {
    const { received_amount } = await store.voucherOf(tradeNo)
    const amounts = (await receiptsOf(tradeNo)).map(({ amount }) => amount)
    expect(MathBN.sum(...amounts).toFixed()).toBe(received_amount ?? "0")
    return amounts
  }

  it("a voucher that is paid at once has one, of PayPro's time and the bank's reference", async () => {
    const { voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    expect(await amountsOf(voucher.trade_no)).toEqual(["300"])
    const { id, purchase_id } = await store.voucherOf(voucher.trade_no)
    const [callback] = await store.paypro.listCallbacks([voucher.trade_no])
    expect(await receiptsOf(voucher.trade_no)).toMatchObject([
      {
        voucher_id: id,
        purchase_id,
        utr: store.simulator.get(voucher.trade_no).utr,
        received_at: printedTime(callback?.success_time ?? ""),
      },
    ])
  })

  it("a voucher that is paid in three parts has three, each with its transfer", async () => {
    const { voucher } = await store.guest().buy("va")
    const utrs = []
    for (const pesos of [120.5, 79.5, 100]) {
      await store.pay(voucher.trade_no, pesos)
      utrs.push(store.simulator.get(voucher.trade_no).utr)
    }
    expect(await amountsOf(voucher.trade_no)).toEqual(["120.5", "79.5", "100"])
    expect((await receiptsOf(voucher.trade_no)).map(({ utr }) => utr)).toEqual(utrs)
    expect(new Set(utrs).size).toBe(3)
  })

  it("a query that names less corrects it, and one that names more again adds to it", async () => {
    const { voucher } = await store.guest().buy("va")
    const ask = async () => await store.paypro.askAbout(await store.voucherOf(voucher.trade_no))
    store.simulator.pay(voucher.trade_no, 100, silently)
    store.simulator.pay(voucher.trade_no, 50, silently)
    await ask()
    store.simulator.setFault({ kind: "stale", endpoint: "queryPayInResult", count: 1 })
    await ask()
    expect(await amountsOf(voucher.trade_no)).toEqual(["150", "-50"])
    await ask()
    expect(await amountsOf(voucher.trade_no)).toEqual(["150", "-50", "50"])
    await ask()
    expect(await amountsOf(voucher.trade_no)).toHaveLength(3)
  })

  it("what staff say was received counts as received when they said it", async () => {
    const { voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no, 100)
    await store.paypro.recordReceived(await store.voucherOf(voucher.trade_no), "250.25")
    expect(await amountsOf(voucher.trade_no)).toEqual(["100", "150.25"])
    const [, second] = await receiptsOf(voucher.trade_no)
    expect(second).toMatchObject({ utr: null })
    expect(Math.abs(Number(second?.received_at) - Date.now())).toBeLessThan(10_000)
    await store.paypro.recordReceived(await store.voucherOf(voucher.trade_no), "0")
    expect(await amountsOf(voucher.trade_no)).toEqual(["100", "150.25", "-250.25"])
  })

  it("money that many processes hear of at the same moment has one", async () => {
    const { voucher } = await store.guest().buy("va")
    const row = await store.voucherOf(voucher.trade_no)
    for (const [pesos, total] of [
      [100, "100"],
      [200, "300"],
    ] as const) {
      store.simulator.pay(voucher.trade_no, pesos, silently)
      const heard = await Promise.all(Array.from({ length: 8 }, () => store.paypro.askAbout(row)))
      expect(new Set(heard.map(({ received_amount }) => received_amount))).toEqual(new Set([total]))
    }
    expect(await amountsOf(voucher.trade_no)).toEqual(["100", "200"])
  })
})
