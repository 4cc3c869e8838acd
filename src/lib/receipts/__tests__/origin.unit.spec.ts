import { originOf, receiptsOf, type Statement } from ".."
import { callback, query, staff } from "./statements"

type Given = { statements: Statement[]; before?: string; knownUtrs?: string[] }

/** Of a voucher of 300. */
function origin({ statements, before = "0", knownUtrs = [] }: Given) {
  const receipts = receiptsOf({ amount: 300 }, statements)
  return originOf({ statements, receipts, before, knownUtrs })
}

const A = callback(1, "0001", "100", "A")

it("a payment in full was brought by the callback that knows its transfer", () => {
  const paid = callback(1, "0000", "300", "A")
  expect(origin({ statements: [paid, query(2, "0000", "300")] })).toBe(paid)
})

it("a payment that no callback tells of was brought by the query", () => {
  const found = query(2, "0000", "300")
  expect(origin({ statements: [query(1, "0015", "300"), found] })).toBe(found)
})

it.each([
  ["the sum so far", "200"],
  ["what came with it", "100"],
])("the second part was brought by the callback that names %s", (_, amount) => {
  const B = callback(3, "0001", amount, "B")
  const statements = [A, query(2, "0001", "100"), B, query(4, "0001", "200")]
  expect(origin({ statements, before: "100", knownUtrs: ["A"] })).toBe(B)
})

it("a transfer that brought the first part did not bring the second, though that is as much", () => {
  const found = query(4, "0001", "200")
  const statements = [A, query(2, "0001", "100"), found]
  expect(origin({ statements, before: "100", knownUtrs: ["A"] })).toBe(found)
})

it("of two transfers that came at once, none brought all of it", () => {
  const found = query(4, "0000", "300")
  const statements = [A, callback(2, "0001", "200", "B"), found]
  expect(origin({ statements })).toBe(found)
  // As sums so far, the second names all of it.
  expect(origin({ statements: [A, callback(2, "0000", "300", "B"), found] })).toBe(found)
})

it("of two transfers of which one is known, the other one brought what is as much as it", () => {
  const B = callback(2, "0001", "200", "B")
  const statements = [A, B, query(4, "0000", "300")]
  expect(origin({ statements, before: "100", knownUtrs: ["A"] })).toBe(B)
})

it("a callback that a later query denied brought nothing", () => {
  const denied = callback(1, "0000", "300", "X")
  const found = query(2, "0001", "100")
  expect(origin({ statements: [denied, found] })).toBe(found)
})

it("a callback that no query has answered yet brought nothing", () => {
  const found = query(2, "0000", "300")
  expect(origin({ statements: [found, callback(3, "0000", "300", "X")] })).toBe(found)
})

it("a callback without a bank's reference leaves it to the query, which knows the time, too", () => {
  const found = query(2, "0000", "300")
  expect(origin({ statements: [callback(1, "0000", "300"), found] })).toBe(found)
})

it("a correction downwards was brought by the query that made it", () => {
  const lower = query(3, "0001", "100")
  expect(origin({ statements: [A, query(2, "0001", "200"), lower], before: "200" })).toBe(lower)
})

it("what staff say was received was brought by them", () => {
  const word = staff(4, "250")
  expect(origin({ statements: [A, query(2, "0001", "100"), word], before: "100" })).toBe(word)
  const nothing = staff(4, "0")
  expect(origin({ statements: [A, query(2, "0001", "100"), nothing], before: "100" })).toBe(nothing)
})

it("what comes after staff settled a voucher was brought by the query", () => {
  const found = query(5, "0000", "300")
  expect(origin({ statements: [A, staff(4, "250"), found], before: "250" })).toBe(found)
})

it("a query that comes down to what staff said once brought that", () => {
  const lower = query(6, "0001", "200")
  const statements = [staff(1, "200"), query(5, "0000", "300"), lower]
  expect(origin({ statements, before: "300" })).toBe(lower)
})
