import { addDays } from "date-fns/addDays"
import { subHours } from "date-fns/subHours"
import { publishExpiring } from "../../src/workflows/ask-paypro/publish-expiring"
import { extendDeadline } from "../../src/workflows/extend-deadline"
import { describeStore, shopLife, watchShop, type Purchase } from "../helpers"

const EXPIRING = "paypro.voucher_expiring"

/** Deadlines end the day in Mexico City, so 12 hours before it is noon there. */
describeStore(
  "reminders",
  (store) => {
    const { staff, eventsOf } = watchShop(store)
    const deadlineOf = async (tradeNo: string): Promise<Date> =>
      (await store.voucherOf(tradeNo)).expires_at as Date
    const buyTimes = async (count: number) => {
      const purchases: Purchase[] = []
      while (purchases.length < count) {
        purchases.push(await store.guest().buy("va"))
      }
      return purchases
    }
    const remind = async (deadline: Date, hoursBefore: number) =>
      await publishExpiring(store.container, subHours(deadline, hoursBefore))

    it("are due once for each threshold, and two that have come are one", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const reminders = eventsOf(EXPIRING, order.id)
      const deadline = await deadlineOf(voucher.trade_no)
      await remind(deadline, 30)
      expect(reminders).toEqual([])
      await remind(deadline, 11)
      await remind(deadline, 10)
      expect(reminders).toHaveLength(1)
      expect((await store.voucherOf(voucher.trade_no)).published_events).toEqual([
        "voucher_expiring:24",
        "voucher_expiring:12",
      ])
    })

    it("are left for the day", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const reminders = eventsOf(EXPIRING, order.id)
      const deadline = await deadlineOf(voucher.trade_no)
      // 8 p.m. on the last day, and midnight before it.
      await remind(deadline, 4 - 1 / 3_600)
      await remind(deadline, 24)
      expect(reminders).toEqual([])
      await remind(deadline, 14)
      expect(reminders).toHaveLength(1)
    })

    it("come anew for a deadline that staff extend", async () => {
      const { order, voucher } = await store.guest().buy("va")
      const reminders = eventsOf(EXPIRING, order.id)
      await remind(await deadlineOf(voucher.trade_no), 14)
      const pay_by = addDays(await deadlineOf(voucher.trade_no), 5)
      await extendDeadline(store.container, { order_id: order.id, pay_by, by: "user_1" })
      await remind(subHours(pay_by, 5 * 24), 14)
      expect(reminders).toHaveLength(1)
      await remind(pay_by, 14)
      expect(reminders).toHaveLength(2)
    })

    it("do not come where money was received, or is not owed, nor for a canceled order, a void voucher or a cart", async () => {
      const sdk = await staff()
      const [unpaid, part, counter, canceled, replaced] = await buyTimes(5)
      await store.pay(String(part?.voucher.trade_no), 100)
      await shopLife.markAsPaid(sdk, String(counter?.order.id), 300)
      await sdk.admin.order.cancel(String(canceled?.order.id))
      const { id } = await store.voucherOf(String(replaced?.voucher.trade_no))
      await store.paypro.voidVoucher(id, "session_deleted")
      const shopper = store.guest()
      const { id: cartId } = await shopper.createCart()
      const { data } = await shopper.choosePayment(cartId, "va")

      const none = [part, counter, canceled, replaced].map((purchase) =>
        eventsOf(EXPIRING, String(purchase?.order.id)),
      )
      const one = eventsOf(EXPIRING, String(unpaid?.order.id))
      await remind(await deadlineOf(String(unpaid?.voucher.trade_no)), 12)
      expect(one).toHaveLength(1)
      expect(none).toEqual([[], [], [], []])
      expect((await store.voucherOf(String(data.trade_no))).published_events).toEqual([])
    })

    it("find every voucher, however many are not due yet", async () => {
      const purchases = await buyTimes(5)
      const reminders = purchases.map(({ order }) => eventsOf(EXPIRING, order.id))
      await remind(await deadlineOf(String(purchases[0]?.voucher.trade_no)), 12)
      expect(reminders.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1])
    })
  },
  { options: { reminders: { hoursBefore: [24, 12] }, reconcile: { batchSize: 2 } } },
)
