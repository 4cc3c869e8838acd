import { describeStore, eventually } from "../helpers"

describeStore("a purchase", (store) => {
  it.each(["va", "store"] as const)("is captured once PayPro says it is paid (%s)", async (way) => {
    const { order, voucher } = await store.guest().buy(way)
    expect(await store.books(order.id)).toMatchObject({
      status: "pending",
      payment_status: "awaiting",
      captured: 0,
      reservations: [{ quantity: 1 }],
    })

    store.simulator.pay(voucher.trade_no)

    await eventually(async () =>
      expect(await store.books(order.id)).toMatchObject({
        payment_status: "captured",
        captured: 300,
        transacted: 300,
        paid_total: 300,
        pending_difference: 0,
        collections: [{ status: "completed", captured_amount: 300 }],
      }),
    )
    expect(store.simulator.callbacks(voucher.trade_no)).toHaveLength(1)
  })
})
