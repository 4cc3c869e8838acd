import { askPaypro } from "../../src/workflows/ask-paypro/index"
import { describeStore, providerOf, shopLife, watchShop } from "../helpers"

const { choosePaymentAgain, editQuantity } = shopLife

/** A cup is 300 pesos, so an order of two is 600. */
describeStore("an order that is edited", (store) => {
  const { staff, open, discrepancies, publicVoucher, settled, collectionOf, eventsOf } =
    watchShop(store)
  const buyCups = async (cups: number) => await store.guest().buy("va", { "taza-de-barro": cups })
  const PAID = { state: "paid", is_payable: false, missing_amount: "0" }

  it("owes nothing after 400 of 600 were paid and it was edited down to 300: 100 are overpaid", async () => {
    const { order, voucher, sessionId } = await buyCups(2)
    await store.pay(voucher.trade_no, 400)
    expect(await open()).toEqual([{ kind: "underpaid", amount: "200" }])
    await editQuantity(await staff(), order.id, 1)
    await settled(order.id, async () =>
      expect(await open()).toEqual([{ kind: "overpaid", amount: "100" }]),
    )
    expect(await store.books(order.id)).toMatchObject({ captured: 400, pending_difference: -100 })
    expect(await publicVoucher(sessionId)).toMatchObject(PAID)
  })

  it("captures nothing of the 200 that the shopper pays after an edit down to what was paid", async () => {
    const { order, voucher } = await buyCups(2)
    await store.pay(voucher.trade_no, 400)
    await editQuantity(await staff(), order.id, 1)
    await store.pay(voucher.trade_no, 200)
    await settled(order.id, async () => {
      const named = await open()
      expect(named.filter(({ kind }) => kind !== "overpaid")).toEqual([])
      expect(named.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(300)
    })
    expect(await store.books(order.id)).toMatchObject({ captured: 400, transacted: 400 })
  })

  it("is paid in full once it is edited down to the 300 that were paid, and says so once", async () => {
    const { order, voucher, sessionId } = await buyCups(2)
    const paid = eventsOf("paypro.voucher_paid", order.id)
    await store.pay(voucher.trade_no, 300)
    expect(paid).toEqual([])
    await editQuantity(await staff(), order.id, 1)
    await settled(order.id, async () => {
      expect(paid).toHaveLength(1)
      expect(await open()).toEqual([])
    })
    await askPaypro(store.container)
    expect(paid).toHaveLength(1)
    expect(await store.books(order.id)).toMatchObject({
      payment_status: "captured",
      captured: 300,
      pending_difference: 0,
    })
    expect(await publicVoucher(sessionId)).toMatchObject(PAID)
  })

  describe("down from 600 to 300 before it is paid", () => {
    it("asks for 300 on the voucher of 600, and is paid in full with them", async () => {
      const { order, voucher, sessionId } = await buyCups(2)
      await editQuantity(await staff(), order.id, 1)
      expect(await publicVoucher(sessionId)).toMatchObject({ missing_amount: "300" })
      await store.pay(voucher.trade_no, 300)
      await settled(order.id, async () =>
        expect(await store.books(order.id)).toMatchObject({
          payment_status: "captured",
          captured: 300,
          transacted: 300,
          pending_difference: 0,
        }),
      )
      expect(await open()).toEqual([])
      expect(await publicVoucher(sessionId)).toMatchObject(PAID)
    })

    it("gives the shopper a reference of 300, and is paid in full with it", async () => {
      const { order } = await buyCups(2)
      await editQuantity(await staff(), order.id, 1)
      const collectionId = await collectionOf(order.id)
      const { sdk } = store.guest()
      const { voucher, sessionId } = await choosePaymentAgain(sdk, collectionId, providerOf("va"))
      expect(store.simulator.get(voucher.trade_no).amount).toBe("300")
      await store.pay(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({
        payment_status: "captured",
        captured: 300,
        pending_difference: 0,
      })
      expect(await publicVoucher(sessionId)).toMatchObject(PAID)
      expect(await open()).toEqual([])
    })
  })

  describe("up from 300 to 600 before it is paid", () => {
    it("is underpaid by 300 after the shopper has paid the voucher of 300", async () => {
      const { order, voucher, sessionId } = await buyCups(1)
      await editQuantity(await staff(), order.id, 2)
      await store.pay(voucher.trade_no)
      expect(await store.books(order.id)).toMatchObject({
        captured: 300,
        transacted: 300,
        pending_difference: 300,
      })
      await settled(order.id, async () =>
        expect(await open()).toEqual([{ kind: "underpaid", amount: "300" }]),
      )
      expect(await discrepancies()).toMatchObject([{ order_id: order.id }])
      expect((await publicVoucher(sessionId)).state).not.toBe("paid")
    })
  })

  it("captures what comes on a reference whose payment the core has canceled, in a session of its own", async () => {
    const { order, voucher } = await buyCups(2)
    await store.pay(voucher.trade_no, 400)
    await editQuantity(await staff(), order.id, 3)
    const [canceled] = (await store.books(order.id)).payments
    expect(canceled?.canceled_at).not.toBeNull()
    await store.pay(voucher.trade_no, 200)
    await settled(order.id, async () =>
      expect(await store.books(order.id)).toMatchObject({
        captured: 600,
        transacted: 600,
        pending_difference: 300,
      }),
    )
    const [, ofItsOwn] = (await store.books(order.id)).payments
    expect(ofItsOwn).toMatchObject({ amount: 200, captures: [{ amount: 200 }] })
    expect(await open()).toEqual([{ kind: "underpaid", amount: "300" }])
  })

  describe("up from 300 to 600 after one of two vouchers was captured and the other's money left", () => {
    const overpaid = async () => {
      const { order, voucher } = await buyCups(1)
      const collectionId = await collectionOf(order.id)
      const { sdk } = store.guest()
      const other = await choosePaymentAgain(sdk, collectionId, providerOf("store"))
      await store.pay(other.voucher.trade_no)
      await store.pay(voucher.trade_no)
      await settled(order.id, async () =>
        expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }]),
      )
      const [discrepancy] = await discrepancies()
      return { orderId: order.id, path: `/admin/paypro/discrepancies/${discrepancy?.id}` }
    }
    const expectNeverCaptured = async (orderId: string) => {
      await editQuantity(await staff(), orderId, 2)
      await settled(orderId, async () =>
        expect(await store.books(orderId)).toMatchObject({
          captured: 300,
          pending_difference: 300,
        }),
      )
      await askPaypro(store.container)
      expect(await store.books(orderId)).toMatchObject({ captured: 300, transacted: 300 })
    }

    it("never captures money that staff set aside", async () => {
      const { orderId, path } = await overpaid()
      const { client } = await staff()
      await client.fetch(`${path}/resolve`, { method: "POST", body: { note: "Paid twice." } })
      await expectNeverCaptured(orderId)
    })
  })
})
