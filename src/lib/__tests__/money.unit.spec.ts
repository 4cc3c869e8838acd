import { BigNumber, MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { AmountError, roundedToCentavos, toWholePesos, wholePesosToCollect } from "../money"

const limits = { va: { min: 1 }, store: { min: 10, max: 10_000 } }
const reject = { rounding: "reject" as const, limits }
const up = { rounding: "up" as const, limits }
const of = (
  amount: Parameters<typeof toWholePesos>[0]["amount"],
  wayCode: "va" | "store" = "va",
) => ({ amount, currencyCode: "mxn", wayCode })

/** The shopper's text, where the amount is refused. */
const refusalOf = (...args: Parameters<typeof toWholePesos>) => {
  try {
    toWholePesos(...args)
  } catch (error) {
    if (error instanceof AmountError) {
      return error.shopperText
    }
    throw error
  }
  return undefined
}

const storefront = new Intl.NumberFormat("en-US", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})
/** An amount as Medusa's storefront prints it, which gets a float. */
const displayed = (amount: number) => storefront.format(amount)

describe("roundedToCentavos", () => {
  it.each([
    ["300.00384", "300.00"],
    ["299.9992", "300.00"],
    ["1349.10", "1349.10"],
    ["300.0049999", "300.00"],
    ["300.005", "300.01"],
    ["299.995", "300.00"],
    ["299.9949999", "299.99"],
    [{ value: "299.9992", precision: 20 }, "300.00"],
    [0.1 + 0.2, "0.30"],
    [0, "0.00"],
  ])("rounds %o to %s, half up", (amount, expected) => {
    expect(roundedToCentavos(amount).toFixed(2)).toBe(expected)
  })

  it("rounds Medusa's BigNumber as well", () => {
    expect(roundedToCentavos(new BigNumber("300.00384")).toFixed(2)).toBe("300.00")
  })

  it("agrees with what a storefront shows, whatever the amount", () => {
    const amounts = fc
      .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 99_999 }))
      .map(([pesos, fraction]) => Number(`${pesos}.${String(fraction).padStart(5, "0")}`))
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(roundedToCentavos(amount).toFixed(2)).toBe(displayed(amount).replaceAll(",", ""))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe("toWholePesos", () => {
  it.each([
    ["a number", 300],
    ["a string", "300"],
    ["a string with centavos of zero", "300.00"],
    ["Medusa's raw value", { value: "300", precision: 20 }],
    ["Medusa's BigNumber", new BigNumber(300)],
  ])("takes %s", (_, amount) => {
    expect(toWholePesos(of(amount), reject)).toBe(300)
  })

  it.each([
    ["300.00384", 300],
    ["300.0049999", 300],
    ["299.9992", 300],
    ["299.995", 300],
  ])("takes %s for the whole pesos that a storefront shows", (amount, pesos) => {
    expect(toWholePesos(of(amount), reject)).toBe(pesos)
    expect(toWholePesos(of(amount), up)).toBe(pesos)
  })

  it.each([
    ["1349.10", "$1,349.10", 1_350],
    ["1349.1", "$1,349.10", 1_350],
    ["300.005", "$300.01", 301],
    ["299.9949999", "$299.99", 300],
    ["1234567.5", "$1,234,567.50", 1_234_568],
  ])("refuses the centavos of %s as %s, or with rounding up collects %d", (amount, text, pesos) => {
    expect(refusalOf(of(amount), reject)).toEqual({
      "es-MX": `Esta forma de pago no acepta centavos; tu total es ${text}. Elige otra.`,
      en: `This payment method does not accept centavos, and your total is ${text}. Choose another one.`,
    })
    expect(toWholePesos(of(amount), up)).toBe(pesos)
  })

  it("decides by the displayed price for 10,000 prices with 16 % tax on top", () => {
    const prices = fc.integer({ min: 100, max: 100_000_000 })
    fc.assert(
      fc.property(prices, (centavos) => {
        const price = MathBN.div(centavos, 100)
        const total = MathBN.add(price, MathBN.mult(price, MathBN.div(16, 100)))
        const text = displayed(total.toNumber())
        const pesos = Number(text.replaceAll(",", ""))
        if (Number.isInteger(pesos)) {
          expect(toWholePesos(of(total), reject)).toBe(pesos)
        } else {
          expect(refusalOf(of(total), reject)?.en).toContain(`$${text}.`)
        }
        expect(toWholePesos(of(total), up)).toBe(Math.ceil(pesos))
      }),
      {
        numRuns: 10_000,
        // 299.9992 and 3.0044 are displayed as whole pesos; 300.0108 and 1349.1032 are not.
        examples: [[25_862], [259], [25_863], [116_302]],
      },
    )
  })

  it.each([
    ["less than store takes", of(9, "store"), "desde $10.00; tienes que pagar $9.00. Elige otra."],
    [
      "more than store takes",
      of(12_000, "store"),
      "hasta $10,000.00; tienes que pagar $12,000.00. Elige otra.",
    ],
    [
      "a total whose next peso is more than store takes",
      of("10000.01", "store"),
      "hasta $10,000.00; tienes que pagar $10,000.01. Elige otra.",
    ],
    ["nothing", of("0.004"), "desde $1.00; tienes que pagar $0.00. Elige otra."],
    [
      "more than the database keeps",
      of(2_147_483_648),
      "hasta $2,147,483,647.00; tienes que pagar $2,147,483,648.00. Elige otra.",
    ],
  ])("refuses %s, and names the limit and the total", (_, collectable, text) => {
    expect(refusalOf(collectable, up)?.["es-MX"]).toBe(
      `Con esta forma de pago puedes pagar ${text}`,
    )
  })

  it("holds the limits against what is collected, not against the total", () => {
    expect(() => toWholePesos(of("10000.5", "store"), up)).toThrow(/up to \$10,000\.00/)
    expect(toWholePesos(of("9.5", "store"), up)).toBe(10)
    expect(toWholePesos(of(10_000, "store"), reject)).toBe(10_000)
    expect(toWholePesos(of("10000.004", "store"), reject)).toBe(10_000)
  })

  it("collects Mexican pesos only", () => {
    const usd = { ...of(300), currencyCode: "usd" }
    expect(refusalOf(usd, reject)).toEqual({
      "es-MX":
        "Esta forma de pago solo acepta pesos mexicanos (MXN); tu carrito está en USD. Elige otra.",
      en: "This payment method only accepts Mexican pesos (MXN), and your cart is in USD. Choose another one.",
    })
    expect(toWholePesos({ ...of(300), currencyCode: "MXN" }, reject)).toBe(300)
  })
})

describe("wholePesosToCollect", () => {
  it.each([
    ["0.1", 1],
    ["100.00", 100],
    ["100.01", 101],
    ["100.005", 101],
    ["100.0049999", 100],
    ["299.9992", 300],
    [{ value: "100.00000000000000000001", precision: 20 }, 100],
  ])("of %o is %d", (amount, pesos) => {
    expect(wholePesosToCollect(amount)).toBe(pesos)
  })
})
