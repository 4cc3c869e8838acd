import {
  afterStatement,
  contradicts,
  hasReceived,
  isFinal,
  medusaStatusOf,
  outcomeOf,
  sameState,
  type VoucherState,
} from "../voucher-state"

const open: VoucherState = { status: "open", received_amount: null }

describe("outcomeOf", () => {
  it.each([
    ["0000", "paid"],
    ["0001", "partially_paid"],
    ["0015", "open"],
    ["00029", "failed"],
    ["00032", "failed"],
    ["0100019", "failed"],
    ["something new", "failed"],
    ["", "failed"],
  ])("%s is %s", (code, outcome) => {
    expect(outcomeOf(code)).toBe(outcome)
  })
})

describe("afterStatement", () => {
  it.each<[string, VoucherState, string, string | null, VoucherState]>([
    ["paid", open, "0000", "300.00", { status: "paid", received_amount: "300.00" }],
    ["a part", open, "0001", "100", { status: "partially_paid", received_amount: "100" }],
    ["in progress", open, "0015", "300", open],
    ["issued after all", { status: "issuing", received_amount: null }, "0015", null, open],
    [
      "failed, whose amount was only asked for",
      open,
      "00029",
      "300",
      { status: "failed", received_amount: null },
    ],
    [
      "failed after a part",
      { status: "partially_paid", received_amount: "100" },
      "00029",
      "300",
      { status: "partially_paid", received_amount: "100" },
    ],
    [
      "paid after it had failed",
      { status: "failed", received_amount: null },
      "0000",
      "300",
      { status: "paid", received_amount: "300" },
    ],
    [
      "a part, heard after the whole",
      { status: "paid", received_amount: "300" },
      "0001",
      "100",
      { status: "paid", received_amount: "300" },
    ],
    [
      "open, heard after paid",
      { status: "paid", received_amount: "300" },
      "0015",
      null,
      { status: "paid", received_amount: "300" },
    ],
    [
      "more than before",
      { status: "paid", received_amount: "300" },
      "0000",
      "450.5",
      { status: "paid", received_amount: "450.5" },
    ],
  ])("%s", (_, state, status, amount, expected) => {
    expect(afterStatement(state, { status, amount })).toEqual(expected)
  })
})

it("takes 300 and 300.00 for the same fact", () => {
  expect(
    sameState(
      { status: "paid", received_amount: "300" },
      { status: "paid", received_amount: "300.00" },
    ),
  ).toBe(true)
  expect(sameState(open, { status: "open", received_amount: "1" })).toBe(false)
})

describe("contradicts", () => {
  const part: VoucherState = { status: "partially_paid", received_amount: "100" }
  it.each([
    ["paid without an amount", open, "0000", null, true],
    ["paid nothing", open, "0000", "0", true],
    ["less than before", part, "0001", "99.99", true],
    ["as much as before", part, "0001", "100.00", false],
    ["a failure, whatever it names", part, "00029", "1", false],
  ] as const)("%s", (_, state, status, amount, expected) => {
    expect(contradicts(state, { status, amount })).toBe(expected)
  })
})

describe("medusaStatusOf", () => {
  it.each<[VoucherState, string]>([
    [{ status: "issuing", received_amount: null }, "pending_authorization"],
    [open, "pending_authorization"],
    [{ status: "failed", received_amount: null }, "error"],
    [{ status: "partially_paid", received_amount: "1" }, "authorized"],
    [{ status: "paid", received_amount: "300" }, "authorized"],
    [{ status: "paid", received_amount: null }, "pending_authorization"],
  ])("%o is %s, and never captured", (state, expected) => {
    expect(medusaStatusOf(state)).toBe(expected)
  })
})

describe("isFinal", () => {
  it.each<[string, VoucherState, string | null, boolean]>([
    ["open", open, "0015", false],
    ["failed", { status: "failed", received_amount: null }, "00029", true],
    ["paid in full", { status: "paid", received_amount: "300.00" }, "0000", true],
    ["called paid and short", { status: "paid", received_amount: "299.99" }, "0000", false],
    ["a part", { status: "partially_paid", received_amount: "100" }, "0001", false],
    ["a part, then failed", { status: "partially_paid", received_amount: "100" }, "00029", true],
  ])("%s", (_, state, code, expected) => {
    expect(isFinal(state, code, 300)).toBe(expected)
  })
})

it("knows nothing from money that came", () => {
  expect(hasReceived(open)).toBe(false)
  expect(hasReceived({ status: "paid", received_amount: "0.00" })).toBe(false)
  expect(hasReceived({ status: "partially_paid", received_amount: "0.01" })).toBe(true)
})
