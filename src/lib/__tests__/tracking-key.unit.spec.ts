import { trackingKeyOf } from "../tracking-key"

it.each([
  ["MBAN01002611230012345678", "MBAN01002611230012345678"],
  [" mban01 \n", "MBAN01"],
  ["7", "7"],
  ["A".repeat(30), "A".repeat(30)],
])("%j is %s", (text, key) => {
  expect(trackingKeyOf(text)).toBe(key)
})

it.each(["", " ", "A".repeat(31), "MBAN 01", "MBAN-01", "STRAßE", "Ñ1", "A\0", "A1\nB2"])(
  "%j is no tracking key",
  (text) => {
    expect(trackingKeyOf(text)).toBeUndefined()
  },
)
