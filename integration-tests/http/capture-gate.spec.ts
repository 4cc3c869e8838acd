import {
  cancelOrderWorkflow,
  capturePaymentWorkflowId,
  processPaymentWorkflowId,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { describeStore, refusal, shopLife, waitFor, watchShop } from "../helpers"

const { markAsPaid } = shopLife
const CAPTURES: unknown[] = [capturePaymentWorkflowId, processPaymentWorkflowId]

/** The last look before money is captured, whoever captures it. */
describeStore("a capture", (store) => {
  const { staff, open } = watchShop(store)

  afterEach(() => jest.restoreAllMocks())

  it("of more than the order owes is refused, and says how much that is", async () => {
    const { order, voucher } = await store.guest().buy("va", { "taza-de-barro": 2 })
    await store.pay(voucher.trade_no, 300)
    const sdk = await staff()
    await markAsPaid(sdk, order.id, 300)
    await store.pay(voucher.trade_no, 300)
    await waitFor(async () => (await open()).length === 1)
    expect(await open()).toEqual([{ kind: "overpaid", amount: "300" }])
    const { payments } = await store.books(order.id)
    const ours = payments.find(({ provider_id }) => provider_id.startsWith("pp_paypro"))
    expect(await refusal(sdk.admin.payment.capture(ours?.id ?? "", { amount: 300 }))).toEqual({
      status: 400,
      message: expect.stringContaining("The order owes 0.00 MXN"),
    })
    expect(await store.books(order.id)).toMatchObject({
      total: 600,
      captured: 600,
      transacted: 600,
    })
  })

  it("for an order that is canceled between looking and capturing is refused, and the money is named", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const engine = store.container.resolve(Modules.WORKFLOW_ENGINE)
    const run = engine.run.bind(engine)
    let isCanceled = false
    jest.spyOn(engine, "run").mockImplementation((async (...args: Parameters<typeof run>) => {
      if (CAPTURES.includes(args[0]) && !isCanceled) {
        isCanceled = true
        await cancelOrderWorkflow(store.container).run({ input: { order_id: order.id } })
      }
      return await run(...args)
    }) as never)
    await store.pay(voucher.trade_no)
    await waitFor(async () => (await open()).length === 1)
    expect(isCanceled).toBe(true)
    expect(await open()).toEqual([{ kind: "received_after_cancellation", amount: "300" }])
    expect(await store.books(order.id)).toMatchObject({
      status: "canceled",
      captured: 0,
      transacted: 0,
    })
  })
})
