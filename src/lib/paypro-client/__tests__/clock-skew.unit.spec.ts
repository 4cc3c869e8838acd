import { clockSkewOf } from "../clock-skew"

const SENT_AT = 1_728_609_277_000
const RECEIVED_AT = SENT_AT + 200

describe("clockSkewOf", () => {
  it.each([
    ["while we waited", SENT_AT + 100, 0],
    ["as we asked", SENT_AT, 0],
    ["as we heard", RECEIVED_AT, 0],
    ["before we asked", SENT_AT - 5_000, -5_000],
    ["after we heard", RECEIVED_AT + 5_000, 5_000],
  ])("of an answer made %s", (_, theirs, skew) => {
    expect(clockSkewOf(String(theirs), SENT_AT, RECEIVED_AT)).toBe(skew)
  })

  it.each([null, "", "2024-10-11 9:30:13", "1728609277"])("is not known from %j", (timestamp) => {
    expect(clockSkewOf(timestamp, SENT_AT, RECEIVED_AT)).toBeNull()
  })
})
