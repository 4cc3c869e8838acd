import { newTradeNo } from "../trade-no"

describe("newTradeNo", () => {
  it("is the UTC clock and 12 digits", () => {
    const tradeNo = newTradeNo(new Date("2026-03-09T23:07:05.999-06:00"))
    expect(tradeNo).toMatch(/^20260310050705\d{12}$/)
  })

  it("does not repeat itself within a second", () => {
    const now = new Date()
    const many = new Set(Array.from({ length: 10_000 }, () => newTradeNo(now)))
    expect(many.size).toBe(10_000)
  })

  it("pads small random numbers", () => {
    const many = Array.from({ length: 1_000 }, () => newTradeNo())
    expect(new Set(many.map((tradeNo) => tradeNo.length))).toEqual(new Set([26]))
  })
})
