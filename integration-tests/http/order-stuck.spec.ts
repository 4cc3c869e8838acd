import { Modules } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { describeStore, eventually, letTimePass, waitFor, watchShop } from "../helpers"

describeStore(
  "when the plugin cannot go on",
  (store) => {
    const { staff, open, discrepancies, publicVoucher, settled, afterJob } = watchShop(store)
    const withoutCallback = { callback: false }
    const payments = () => store.container.resolve(Modules.PAYMENT)
    const inventory = () => store.container.resolve(Modules.INVENTORY)
    const REASON = "The ledger is closed today."
    /** The job runs now, and once more when an hour is over. */
    const letJobRunForAnHour = async () => {
      await letTimePass(store.container, { hours: 1 })
      await askPaypro(store.container)
      await letTimePass(store.container, { hours: 1 })
      await askPaypro(store.container)
    }

    afterEach(() => jest.restoreAllMocks())

    it("names within an hour what the core refuses to capture, with its reason, and captures it later", async () => {
      const { order, voucher } = await store.guest().buy("va")
      store.simulator.pay(voucher.trade_no, undefined, withoutCallback)
      jest.spyOn(payments(), "capturePayment").mockRejectedValue(new Error(REASON))
      await letJobRunForAnHour()
      expect(await open()).toEqual([{ kind: "not_booked", amount: "300" }])
      expect(JSON.stringify(await discrepancies())).toContain(REASON)
      jest.restoreAllMocks()
      await letTimePass(store.container, { hours: 1 })
      await afterJob(async () => expect(await open()).toEqual([]))
      expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 })
    })

    it("names within an hour money of an order that code has deleted", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await store.container.resolve(Modules.ORDER).softDeleteOrders([order.id])
      store.simulator.pay(voucher.trade_no, undefined, withoutCallback)
      await letJobRunForAnHour()
      expect(await open()).toEqual([{ kind: "not_booked", amount: "300" }])
    })

    it("captures money though a step that is not about money fails each time", async () => {
      const { order, voucher } = await store.guest().buy("va")
      // What is left of a cancel whose process was killed: the stock has to be held again.
      const itemIds = (order.items ?? []).map(({ id }) => id)
      await inventory().deleteReservationItemsByLineItem(itemIds)
      await store.container
        .resolve(Modules.ORDER)
        .createOrderChange({ order_id: order.id, change_type: "credit_line" })
      const restore = jest
        .spyOn(inventory(), "restoreReservationItems")
        .mockRejectedValue(new Error("Sold out."))
      store.simulator.pay(voucher.trade_no, undefined, withoutCallback)
      await letTimePass(store.container, { hours: 1 })
      await askPaypro(store.container)
      await letTimePass(store.container, { hours: 1 })
      await afterJob(async () =>
        expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 }),
      )
      expect(restore).toHaveBeenCalled()
    })

    it("ends each run of the job, and books what can be booked, beside more stuck vouchers than one batch holds", async () => {
      const good = await store.guest().buy("va")
      for (let count = 0; count < 7; count++) {
        const { voucher } = await store.guest().buy("va")
        store.simulator.pay(voucher.trade_no, undefined, withoutCallback)
      }
      const capture = payments().capturePayment.bind(payments())
      jest.spyOn(payments(), "capturePayment").mockImplementation(async (data, context) => {
        const payment = await payments().retrievePayment(data.payment_id)
        if (payment.data?.trade_no !== good.voucher.trade_no) {
          throw new Error(REASON)
        }
        return await capture(data, context)
      })
      await letTimePass(store.container, { hours: 1 })
      await askPaypro(store.container)
      // The good one's callback comes while PayPro does not answer, so that it waits in the inbox.
      const silent = { endpoint: "queryPayInResult", tradeNo: good.voucher.trade_no } as const
      store.simulator.setFault({ kind: "error500", ...silent })
      store.simulator.pay(good.voucher.trade_no)
      await waitFor(() => store.simulator.callbacks(good.voucher.trade_no)[0]?.state === "accepted")
      await store.simulator.clearFaults()
      await letTimePass(store.container, { hours: 1 })
      await askPaypro(store.container)
      expect(await store.books(good.order.id)).toMatchObject({ captured: 300, transacted: 300 })
      expect(await open()).toEqual(
        Array.from({ length: 7 }, () => ({ kind: "not_booked", amount: "300" })),
      )
    }, 120_000)

    it("goes on 30 seconds after a process died in the middle of a capture", async () => {
      const { order, voucher } = await store.guest().buy("va")
      await letTimePass(store.container, { hours: 1 })
      await askPaypro(store.container)
      let bury = (): void => undefined
      const death = new Promise<never>((_, reject) => {
        bury = () => reject(new Error("Killed."))
      })
      const capture = jest.spyOn(payments(), "capturePayment").mockReturnValue(death)
      store.simulator.pay(voucher.trade_no)
      await waitFor(() => capture.mock.calls.length === 1)
      jest.restoreAllMocks()
      await letTimePass(store.container, { seconds: 31 })
      try {
        await settled(order.id, async () =>
          expect(await store.books(order.id)).toMatchObject({ captured: 300 }),
        )
      } finally {
        bury()
      }
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({
          captures: [{ amount: 300 }],
          transacted: 300,
        }),
      )
    })

    it("takes a callback, and shows pages, while somebody waits for a PayPro that is silent", async () => {
      const { order, voucher, sessionId } = await store.guest().buy("va")
      const { id } = await store.voucherOf(voucher.trade_no)
      await letTimePass(store.container, { hours: 1 })
      store.simulator.setFault({ kind: "timeout", endpoint: "queryPayInResult", count: 1 })
      const { client } = await staff()
      const queries = () => store.simulator.requests.counts().queryPayInResult ?? 0
      const before = queries()
      let isStillWaiting = true
      const check = Promise.allSettled([
        client.fetch(`/admin/paypro/vouchers/${id}/check`, { method: "POST" }),
      ]).then(() => {
        isStillWaiting = false
      })
      await waitFor(() => queries() > before)
      expect((await fetch(voucher.voucher_url)).status).toBe(200)
      expect(await publicVoucher(sessionId)).toMatchObject({ state: "waiting" })
      store.simulator.pay(voucher.trade_no)
      const attempt = await waitFor(
        () => store.simulator.callbacks(voucher.trade_no)[0]?.attempts[0],
      )
      expect(attempt).toMatchObject({ httpStatus: 200, body: "OK" })
      await eventually(async () =>
        expect(await store.books(order.id)).toMatchObject({ captured: 300, transacted: 300 }),
      )
      expect(isStillWaiting).toBe(true)
      await check
    }, 120_000)
  },
  { options: { timeoutMs: 30_000, reconcile: { batchSize: 3 } } },
)
