import { describeStore } from "../helpers"
import { itAgreesWithChoosing, LIMITS, methodsOf } from "./methods"

describeStore(
  "methods for storefronts, totals rounded up",
  (store) => {
    itAgreesWithChoosing(store)

    it("says that more is collected than the total", async () => {
      const [cart] = await methodsOf(store).cartsAt([1349.1])
      expect(await methodsOf(store).of(cart?.cartId ?? "")).toMatchObject([
        { available: true, amount: "1350" },
        { available: true, amount: "1350" },
      ])
    })
  },
  { options: { rounding: "up", limits: LIMITS, locale: "en" } },
)
