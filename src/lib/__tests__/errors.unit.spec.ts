import {
  MalformedBodyError,
  messageOf,
  PayproRefusedError,
  PayproUnknownOutcomeError,
  PayproUnreachableError,
  SignatureError,
} from "../errors"

describe("messageOf", () => {
  it.each([
    ["an error", new Error("no stock"), "no stock"],
    ["a text", "no stock", "no stock"],
    ["a plain object of the workflow engine", { message: "no stock", stack: "" }, "no stock"],
    [
      "a failed step of a workflow's result",
      { action: "reserve", handlerType: "invoke", error: new Error("no stock") },
      "no stock",
    ],
    ["a failed step with a plain error", { action: "reserve", error: { message: "no" } }, "no"],
    ["a failed step with a text", { action: "reserve", error: "no stock" }, "no stock"],
    ["an error without words", new TypeError(), "TypeError"],
    [
      "an error of several, without words of its own",
      new AggregateError([new Error("x")]),
      "AggregateError",
    ],
    ["an object without words", { payer: "Ana" }, "an error without a message"],
    ["an object without a prototype", Object.create(null), "an error without a message"],
    ["a message that is no text", { message: { payer: "Ana" } }, "an error without a message"],
    ["nothing", undefined, "undefined"],
    ["a number", 42, "42"],
  ])("prints %s", (_, error, message) => {
    expect(messageOf(error)).toBe(message)
  })

  it("ends where an object is its own error", () => {
    const circle: { error?: unknown } = {}
    circle.error = circle
    expect(messageOf(circle)).toBe("an error without a message")
  })
})

describe("shopperText", () => {
  const errors = [
    new PayproRefusedError("payInApi", "8000", "Order Error"),
    new PayproUnreachableError("no connection"),
    new PayproUnknownOutcomeError("no answer"),
    new SignatureError("wrong"),
    new MalformedBodyError("no JSON"),
  ]

  it.each(errors)("of $name says what to do next and never blames PayPro", ({ shopperText }) => {
    expect(shopperText["es-MX"]).toMatch(/Intenta de nuevo.* o elige otra forma de pago\.$/)
    expect(shopperText.en).toMatch(/Try again.* or choose another payment method\.$/)
    expect(Object.values(shopperText).join()).not.toMatch(/PayPro/i)
  })

  it("says that no reference could be created when PayPro refused it", () => {
    expect(errors[0]?.shopperText["es-MX"]).toBe(
      "No pudimos generar tu referencia. Intenta de nuevo o elige otra forma de pago.",
    )
  })
})
