import { readFileSync } from "node:fs"
import { join } from "node:path"
import { PayproRefusedError } from "../../errors"
import { parseSigned } from "../../signature/verify"
import { acceptedData, parseAnswer } from "../answer"
import { parseCallback } from "../callback"
import { balanceAnswer, payInAnswer, queryPayInAnswer } from "../schemas"

const OPTIONS = { appSecret: ["-"], saltPosition: "suffix" as const, verifyAnswers: true }

const example = (name: string) => readFileSync(join(__dirname, "examples", `${name}.json`))
const dataOf = (name: string) =>
  acceptedData(
    name,
    example(name),
    OPTIONS,
    (words) => words,
    () => undefined,
  )

describe("the documented examples", () => {
  it("payInApi: a voucher in progress, with a reference that is no CLABE", () => {
    expect(parseAnswer("payInApi", payInAnswer, dataOf("payInApi"))).toEqual({
      tradeNo: "test_00000008",
      platformTradeNo: "68o0uwogz7mnzutt",
      status: "0015",
      message: "Create",
      paymentInfo: "6841800930023213210",
    })
  })

  it("queryPayInResult: timed out, both amounts named all the same", () => {
    expect(parseAnswer("queryPayInResult", queryPayInAnswer, dataOf("queryPayInResult"))).toEqual({
      tradeNo: "test_00000008",
      platformTradeNo: "68o0uwogz7mnzutt",
      status: "00029",
      message: "Collection order timed out without payment",
      amount: "300",
      amountUnreadable: false,
      receivedAmount: "230",
      paymentListTotal: null,
      createTime: "2024-10-11 9:30:13",
      successTime: "2024-10-11 10:30:13",
    })
  })

  it("queryPayInResult with a payment list: the order's amount, and what came of it", () => {
    expect(parseAnswer("queryPayInResult", queryPayInAnswer, dataOf("queryPaymentList"))).toEqual({
      tradeNo: "test_00000008",
      platformTradeNo: "68o0uwogz7mnzutt",
      status: "0001",
      message: "PARTIAL",
      amount: "1200.00",
      amountUnreadable: false,
      receivedAmount: "230.00",
      paymentListTotal: "230",
      createTime: "2024-10-11 9:30:13",
      successTime: null,
    })
  })

  it("callback: paid, the amount a number and an undocumented utr", () => {
    expect(parseCallback(parseSigned(example("callback")))).toEqual({
      tradeNo: "00000020",
      platformTradeNo: "5286e98841194687a95d25b5f3be346d",
      status: "0000",
      message: "SUCCESS",
      amount: "30000",
      amountUnreadable: false,
      successTime: "2024-07-01 18:34:31",
      utr: "111111111111",
    })
  })

  it("queryBalance: the available amount in PayPro's spelling, decimals as printed", () => {
    expect(parseAnswer("queryBalance", balanceAnswer, dataOf("queryBalance"))).toEqual({
      availableAmount: "9998989.0000",
      freezeAmount: "0.0000",
      unsettledAmount: "300.00",
    })
  })

  it("an order error: refused, without any data", () => {
    expect(() => dataOf("orderError")).toThrow(
      new PayproRefusedError("orderError", "8000", "Order Error"),
    )
  })
})
