import { describeStore } from "../helpers"
import { paidInFull } from "./fractions"

describeStore(
  "totals with fractions, rounded up",
  (store) => {
    it.each([
      [300.00384, "300"],
      [1349.1, "1350"],
    ])("%d is collected as %s and captured in full", async (price, asked) => {
      await paidInFull(store, price, asked)
    })
  },
  { options: { rounding: "up" } },
)
