import { addMinutes } from "date-fns/addMinutes"
import { nextAttempt } from "../attempts"

const KEY = "paypro-voucher-issued:ppvou_1"
const created_at = new Date("2026-11-20T18:00:00Z")
const failed = { idempotency_key: KEY, status: "failure", created_at } as const
const after = (minutes: number) => addMinutes(created_at, minutes)

it.each([
  { key: KEY, pause: 5, next: `${KEY}:retry-1`, isLast: false },
  { key: `${KEY}:retry-1`, pause: 30, next: `${KEY}:retry-2`, isLast: false },
  { key: `${KEY}:retry-2`, pause: 120, next: `${KEY}:retry-3`, isLast: false },
  { key: `${KEY}:retry-3`, pause: 720, next: `${KEY}:retry-4`, isLast: true },
])("$key is tried again after $pause minutes, as $next", ({ key, pause, next, isLast }) => {
  const mail = { ...failed, idempotency_key: key }
  expect(nextAttempt(mail, after(pause - 1))).toBeUndefined()
  expect(nextAttempt(mail, after(pause))).toEqual({ key: next, isLast })
})

it("the fifth attempt was the last", () => {
  const mail = { ...failed, idempotency_key: `${KEY}:retry-4` }
  expect(nextAttempt(mail, after(10_000))).toBeUndefined()
})

it("a mail that is still being sent is left alone until its process must be dead", () => {
  const mail = { ...failed, status: "pending" } as const
  expect(nextAttempt(mail, after(14))).toBeUndefined()
  expect(nextAttempt(mail, after(15))).toEqual({ key: `${KEY}:retry-1`, isLast: false })
})
