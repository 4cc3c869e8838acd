import { MalformedBodyError } from "../../errors"
import { signFields, type SigningOptions } from "../../signature/sign"
import { parseSigned, verifySigned } from "../../signature/verify"
import { parseCallback } from "../callback"

const SIGNING: SigningOptions = { appSecret: ["Callback-Secret"], saltPosition: "suffix" }

const read = (body: string) => parseCallback(parseSigned(body))
const readAmount = (amount: string) => read(`{"tradeNo":"A1","status":"0000","amount":${amount}}`)

describe("parseCallback", () => {
  it("needs no more than a trade number and a status", () => {
    expect(read(`{"tradeNo":"A1","status":"00029","message":"","utr":null}`)).toEqual({
      tradeNo: "A1",
      platformTradeNo: null,
      status: "00029",
      message: null,
      amount: null,
      amountUnreadable: false,
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
    [`"1,200.00"`, "1200.00"],
    [`"1,200"`, "1200"],
    [`"12,345,678.9000"`, "12345678.9000"],
    [`" 300 "`, "300"],
    [`""`, null],
    [`"  "`, null],
    ["null", null],
  ])("hands out the amount %s as %s", (printed, amount) => {
    expect(readAmount(printed)).toMatchObject({ amount, amountUnreadable: false })
  })

  it.each([
    "-1",
    "-0.01",
    "1e99",
    "1e-99",
    "1e999999999",
    "1234567890123456",
    `"300,00"`,
    `"1200,000"`,
    `"1,20,000"`,
    `"1,2000"`,
    `"0,300"`,
    `"1.200,00"`,
    `"1,200,"`,
    `"1,200.000,00"`,
    `"1,234,567,890,123,456"`,
    `"$300"`,
    `"300 MXN"`,
    `"NaN"`,
    `".5"`,
    `"0x1f"`,
    `"３００"`,
    "true",
    "[300]",
    `{"value":300}`,
  ])("reads everything but the amount %s, and says that there was one", (printed) => {
    expect(readAmount(printed)).toMatchObject({
      tradeNo: "A1",
      status: "0000",
      amount: null,
      amountUnreadable: true,
    })
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
    expect(() => read(`{"tradeNo":"A1","status":"0000","message":["Ana Pérez"]}`)).toThrow(
      /^(?!.*Ana)/,
    )
  })

  describe("a request of ours that comes back as a callback", () => {
    const REQUEST = {
      tradeNo: "A1",
      amount: "300",
      wayCode: "va",
      notifyUrl: "https://shop.mx/hooks/paypro",
      payer: "Anastatus=0000",
      timestamp: "1728609257212",
    }
    const replayed = (fields: Record<string, string | null>) => {
      const body = JSON.stringify({ ...fields, sign: signFields(REQUEST, SIGNING) })
      return verifySigned(body, SIGNING)
    }
    const { notifyUrl, ...others } = REQUEST

    it.each([
      ["as it was sent", REQUEST],
      ["with the payer cut into a status", { ...REQUEST, payer: "Ana", status: "0000" }],
      [
        "with the payer cut into a status, and the address hidden in the amount",
        { ...others, amount: `300notifyUrl=${notifyUrl}`, payer: "Ana", status: "0000" },
      ],
      [
        "cut in the middle of the address' name, with a null put there",
        { ...others, amount: "300noti", b: null, fyUrl: notifyUrl, payer: "Ana", status: "0000" },
      ],
    ])("is refused %s, though its signature holds", (_, fields) => {
      expect(() => parseCallback(replayed(fields))).toThrow(
        new MalformedBodyError("Not a callback of PayPro: it carries fields of a request"),
      )
    })

    it.each([
      { timestamp: "1728609257212", tradeNo: "20260701120000123456789012" },
      { timestamp: "1728609257212tradeNo=20260701120000123456789012" },
      { timestamp: "1728609257212" },
    ])("is refused where it was a query: %j", (fields) => {
      expect(() => parseCallback(fields)).toThrow("it carries fields of a request")
    })

    it("is not what a callback with little in it is", () => {
      const fields = { timestamp: "1728609257212", tradeNo: "A1", status: "0000" }
      expect(parseCallback(fields)).toHaveProperty("status", "0000")
    })

    it("is refused by its way code and return address", () => {
      const body = `{"tradeNo":"A1","status":"0000","amount":300,"wayCode":"va","returnUrl":"https://shop.mx"}`
      expect(() => read(body)).toThrow(MalformedBodyError)
    })

    it("is not what a callback with a way code is, as some countries have it", () => {
      const body = `{"tradeNo":"A1","status":"0000","amount":300,"wayCode":"va","channelCode":"x"}`
      expect(read(body)).toHaveProperty("status", "0000")
    })
  })
})
