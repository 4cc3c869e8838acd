import { MalformedBodyError, SignatureError } from "../../errors"
import { assertCallbackForm, MAX_CALLBACK_BYTES } from "../callback-form"

const SIGN = "0123456789abcdef".repeat(2)
const check = (body: string, sign?: () => string) => assertCallbackForm(Buffer.from(body), { sign })

it.each([
  `{"tradeNo":"1","sign":"${SIGN}"}`,
  `{ "sign" :\n "${SIGN}", "tradeNo": "1" }`,
  `\ufeff\n {"sign":"${SIGN}"}`,
  // What only parsing can tell is left to it.
  `{"nested":{"sign":"${SIGN}"}`,
])("lets through what may be signed: %j", (body) => {
  expect(() => check(body)).not.toThrow()
})

it.each([
  `{"tradeNo":"1"}`,
  `{"sign":"${SIGN.toUpperCase()}"}`,
  `{"sign":"${SIGN.slice(1)}"}`,
  `{"sign":"${SIGN}0"}`,
  `{"sign":""}`,
  `{"sign":null}`,
  `{"sign":["${SIGN}"]}`,
  `{"design":"${SIGN}"}`,
  `{"a":[${"[".repeat(3_000)}`,
])("turns away what carries no signature: %j", (body) => {
  expect(() => check(body)).toThrow(SignatureError)
})

it("takes any text for the signature of a store with a sign function", () => {
  expect(() => check('{"sign":"hmac:xyz"}', () => "")).not.toThrow()
  expect(() => check('{"sign":""}', () => "")).toThrow(SignatureError)
})

it.each(["", "[]", "42", "null", "status=0000", `"{${SIGN}}"`])(
  "turns away what is no JSON object: %j",
  (body) => {
    expect(() => check(body)).toThrow(MalformedBodyError)
  },
)

it("turns away what is longer than any callback, by its bytes", () => {
  const start = `{"sign":"${SIGN}","note":"`
  const filler = "x".repeat(MAX_CALLBACK_BYTES - start.length - 2)
  expect(() => check(`${start}${filler}"}`)).not.toThrow()
  expect(() => check(`${start}${filler}x"}`)).toThrow(MalformedBodyError)
  expect(() => check(`${start}${filler.slice(1)}ñ"}`)).toThrow(MalformedBodyError)
})

it("takes no longer for a body that is made to be slow", () => {
  const slow = `{${'"sign":'.padEnd(4_000, " ")}${'"sign"  '.repeat(500)}`
  const started = performance.now()
  expect(() => check(slow)).toThrow(SignatureError)
  expect(performance.now() - started).toBeLessThan(50)
})
