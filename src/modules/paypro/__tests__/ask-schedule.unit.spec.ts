import { nextAskAt } from "../ask-schedule"

const NOW = new Date("2026-03-11T18:00:00Z")
const MINUTE = 60_000
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE)
const aVoucher = { created_at: ago(30), final_at: null, voided_at: null, order_id: "order_1" }
const minutesUntil = (at: Date | null) => at && (at.getTime() - NOW.getTime()) / MINUTE

describe("a voucher is asked about again", () => {
  it.each([
    ["while it is young", {}, 3],
    ["on its first day", { created_at: ago(90) }, 15],
    ["when it is older", { created_at: ago(25 * 60) }, 60],
    ["when its shopper may still be ordering", { order_id: null }, 3],
    ["when its shopper has not ordered for an hour", { order_id: null, created_at: ago(60) }, 360],
    ["when another one has replaced it", { voided_at: ago(1) }, 360],
    ["after PayPro called it final", { final_at: ago(1) }, 59],
    ["a day after it was final", { final_at: ago(61) }, 23 * 60 - 1],
  ])("%s", (_, voucher, minutes) => {
    expect(minutesUntil(nextAskAt({ ...aVoucher, ...voucher }, NOW))).toBe(minutes)
  })

  it("no more once it was final for long", () => {
    expect(nextAskAt({ ...aVoucher, final_at: ago(60 * 24 * 60) }, NOW)).toBeNull()
  })
})
