import { MalformedBodyError } from "../../errors"
import { parseSigned } from "../../signature/verify"
import { parseCallback } from "../schemas"

/** PayPro's own example. */
const EXAMPLE =
  `{"platFormTradeNo":"5286e98841194687a95d25b5f3be346d","tradeNo":"00000020","amount":30000,` +
  `"status":"0000","message":"SUCCESS","utr":"111111111111","successTime":"2024-07-01 18:34:31",` +
  `"timestamp":"1724740395968","sign":"12222222222"}`

const read = (body: string) => parseCallback(parseSigned(body))
const readAmount = (amount: string) => read(`{"tradeNo":"A1","status":"0000","amount":${amount}}`)

describe("parseCallback", () => {
  it("reads PayPro's example", () => {
    expect(read(EXAMPLE)).toEqual({
      tradeNo: "00000020",
      platformTradeNo: "5286e98841194687a95d25b5f3be346d",
      status: "0000",
      message: "SUCCESS",
      amount: "30000",
      successTime: "2024-07-01 18:34:31",
      utr: "111111111111",
    })
  })

  it("needs no more than a trade number and a status", () => {
    expect(read(`{"tradeNo":"A1","status":"00029","message":"","utr":null}`)).toEqual({
      tradeNo: "A1",
      platformTradeNo: null,
      status: "00029",
      message: null,
      amount: null,
      successTime: null,
      utr: null,
    })
  })

  it("keeps the other spelling of PayPro's number, and numbers sent as numbers", () => {
    const body = `{"tradeNo":20261123011247862751335431,"payproTradeNo":68,"status":"0001","utr":12345678901234567890}`
    expect(read(body)).toMatchObject({
      tradeNo: "20261123011247862751335431",
      platformTradeNo: "68",
      utr: "12345678901234567890",
    })
  })

  it.each([
    ["300", "300"],
    ["300.00", "300.00"],
    ["9998989.0000", "9998989.0000"],
    [`"300.50"`, "300.50"],
    ["0", "0"],
    ["3E+2", "300"],
    ["3.005e2", "300.5"],
    ["30050e-2", "300.5"],
    [`""`, null],
    ["null", null],
  ])("hands out the amount %s as %s", (printed, amount) => {
    expect(readAmount(printed).amount).toBe(amount)
  })

  it.each([
    "-1",
    "-0.01",
    "1e99",
    "1e-99",
    "1e999999999",
    "1234567890123456",
    `"300,00"`,
    `"1,000"`,
    `"$300"`,
    `"NaN"`,
    `".5"`,
    `"0x1f"`,
    `"３００"`,
    "true",
    "[300]",
    `{"value":300}`,
  ])("refuses the amount %s by name", (printed) => {
    expect(() => readAmount(printed)).toThrow(/amount/)
    expect(() => readAmount(printed)).toThrow(MalformedBodyError)
  })

  it.each([
    ["tradeNo", `{"status":"0000"}`],
    ["tradeNo", `{"tradeNo":"  ","status":"0000"}`],
    ["tradeNo", `{"tradeNo":["A1"],"status":"0000"}`],
    ["status", `{"tradeNo":"A1"}`],
    ["status", `{"tradeNo":"A1","status":""}`],
    ["status", `{"tradeNo":"A1","status":15}`],
    ["message", `{"tradeNo":"A1","status":"0000","message":{"a":1}}`],
  ])("names %s in %s", (field, body) => {
    expect(() => read(body)).toThrow(new RegExp(`^Not a callback of PayPro: ${field}: `))
  })

  it("never repeats a value", () => {
    expect(() => read(`{"tradeNo":"A1","status":"0000","amount":"Ana Pérez"}`)).toThrow(
      /^(?!.*Ana)/,
    )
  })
})
