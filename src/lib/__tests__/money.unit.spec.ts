import { BigNumber } from "@medusajs/framework/utils"
import { type AmountError, toWholePesos, wholePesosToCollect } from "../money"

const limits = { va: { min: 1 }, store: { min: 10, max: 10_000 } }
const reject = { rounding: "reject" as const, limits }
const up = { rounding: "up" as const, limits }
const of = (
  amount: Parameters<typeof toWholePesos>[0]["amount"],
  wayCode: "va" | "store" = "va",
) => ({
  amount,
  currencyCode: "mxn",
  wayCode,
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

  it("refuses centavos, and says the total", () => {
    expect(() => toWholePesos(of(300.5), reject)).toThrow(
      "whole pesos only, and this total is 300.5 MXN",
    )
  })

  it.each([
    [300.5, 301],
    ["300.01", 301],
    [{ value: "299.00000000000000001", precision: 20 }, 300],
    [300, 300],
  ])("with rounding up collects the next whole peso: %o", (amount, expected) => {
    expect(toWholePesos(of(amount), up)).toBe(expected)
  })

  it.each([
    ["store", 9, /at least 10/],
    ["store", 10_001, /at most 10000/],
    ["va", 0, /at least 1/],
    ["va", 2_147_483_648, /at most 2147483647/],
  ] as const)("keeps to the limits of %s: %s", (wayCode, amount, message) => {
    expect(() => toWholePesos(of(amount, wayCode), reject)).toThrow(message)
  })

  it("holds the limits against what is collected, not against the total", () => {
    expect(() => toWholePesos(of("10000.5", "store"), up)).toThrow(/at most 10000/)
    expect(toWholePesos(of("9.5", "store"), up)).toBe(10)
    expect(toWholePesos(of(10_000, "store"), reject)).toBe(10_000)
  })

  it("collects Mexican pesos only", () => {
    const usd = { ...of(300), currencyCode: "usd" }
    expect(() => toWholePesos(usd, reject)).toThrow("this cart is in USD")
    expect(toWholePesos({ ...of(300), currencyCode: "MXN" }, reject)).toBe(300)
  })

  it("speaks to the shopper in both languages", () => {
    expect.assertions(1)
    try {
      toWholePesos(of(300.5), reject)
    } catch (error) {
      expect((error as AmountError).shopperText).toEqual({
        "es-MX": expect.stringContaining("pesos enteros"),
        en: expect.stringContaining("whole pesos"),
      })
    }
  })
})

it("wholePesosToCollect is exact where floats are not", () => {
  expect(wholePesosToCollect("0.1")).toBe(1)
  expect(wholePesosToCollect({ value: "100.00000000000000000001", precision: 20 })).toBe(101)
  expect(wholePesosToCollect("100.00")).toBe(100)
})
