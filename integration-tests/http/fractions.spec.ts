import { describeStore, refusal } from "../helpers"
import { buyAt, paidInFull } from "./fractions"

describeStore("totals with fractions", (store) => {
  it.each([300.00384, 299.9992])(
    "%d, shown as 300.00, is collected as 300 and captured in full",
    async (price) => {
      await paidInFull(store, price, "300")
    },
  )

  it("1349.10 is refused in words", async () => {
    expect(await refusal(buyAt(store, 1349.1))).toMatchObject({
      message: expect.stringContaining("$1,349.10"),
    })
  })
})
