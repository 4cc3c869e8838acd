import crypto from "node:crypto"
import { MalformedBodyError, SignatureError } from "../../errors"
import { signFields } from "../sign"
import { parseSigned, verifySigned } from "../verify"
import { OPTIONS, SECRET, VECTORS } from "./vectors"

const withSign = (body: string, sign: string) => `{"sign":"${sign}",${body.slice(1)}`
const errorOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe("verifySigned", () => {
  it.each(VECTORS)("believes $what", ({ body, sign }) => {
    const signed = withSign(body, sign)
    expect(Object.keys(verifySigned(signed, OPTIONS))).toContain("sign")
    expect(verifySigned(Buffer.from(signed), OPTIONS)).toEqual(verifySigned(signed, OPTIONS))
  })

  it.each([
    ["another amount", `{"tradeNo":"A1","amount":301}`],
    ["the amount with other decimals", `{"tradeNo":"A1","amount":300.0}`],
    ["a field more", `{"tradeNo":"A1","amount":300,"utr":"1"}`],
    ["a field less", `{"tradeNo":"A1"}`],
  ])("refuses %s", (_, body) => {
    const signed = withSign(body, "26dde03b91d99f21db61f768422142a1")
    expect(errorOf(() => verifySigned(signed, OPTIONS))).toMatchObject({
      code: "paypro_signature",
      reason: "wrong",
    })
  })

  it.each(["", `"sign":"",`, `"sign":null,`, `"sign":1,`, `"sign":{},`])(
    "refuses a body without a sign: %s",
    (sign) => {
      expect(errorOf(() => verifySigned(`{${sign}"tradeNo":"A1"}`, OPTIONS))).toMatchObject({
        reason: "missing",
      })
    },
  )

  it("refuses a sign of any other length", () => {
    expect(() => verifySigned(`{"sign":"ab","tradeNo":"A1"}`, OPTIONS)).toThrow(SignatureError)
  })

  it.each([
    ["dropped", "d66c27c30159f255cb0041bd73c9d303"],
    ["signed as key=null", "00adeb9ea76ca1eb63dbcb55380538bf"],
  ])("believes nulls that were %s", (_, sign) => {
    const signed = withSign(`{"message":null,"tradeNo":"A1","utr":null}`, sign)
    expect(verifySigned(signed, OPTIONS)).toMatchObject({ message: null, tradeNo: "A1", utr: null })
    expect(() => verifySigned(signed.replace("A1", "A2"), OPTIONS)).toThrow(SignatureError)
  })

  it("does not take a null for a text that says null", () => {
    const signed = withSign(`{"tradeNo":"A1","utr":"null"}`, "d66c27c30159f255cb0041bd73c9d303")
    expect(() => verifySigned(signed, OPTIONS)).toThrow(SignatureError)
  })

  it("looks at the form of a sign before it hashes anything", () => {
    const createHash = jest.spyOn(crypto, "createHash")
    for (const sign of [
      "x",
      "0".repeat(31),
      "0".repeat(33),
      "g".repeat(32),
      `${"0".repeat(32)}\\n`,
    ]) {
      const error = errorOf(() => verifySigned(withSign(`{"tradeNo":"A1"}`, sign), OPTIONS))
      expect(error).toMatchObject({ reason: "wrong" })
    }
    expect(createHash).not.toHaveBeenCalled()
    expect(() => verifySigned(withSign(`{"tradeNo":"A1"}`, "0".repeat(32)), OPTIONS)).toThrow()
    expect(createHash).toHaveBeenCalledTimes(1)
    createHash.mockRestore()
  })

  it("makes a new error for every message, with the stack of its own call", () => {
    const refuse = () => errorOf(() => verifySigned(`{"tradeNo":"A1"}`, OPTIONS)) as Error
    const first = refuse()
    expect(first).not.toBe(refuse())
    expect(first.stack).toContain("verify.unit.spec")
  })

  it("believes every secret of the list", () => {
    const signed = withSign(`{"tradeNo":"A1"}`, "d66c27c30159f255cb0041bd73c9d303")
    for (const appSecret of [
      [SECRET, "Next-Secret"],
      ["Next-Secret", SECRET],
    ]) {
      expect(verifySigned(signed, { ...OPTIONS, appSecret })).toMatchObject({ tradeNo: "A1" })
    }
    expect(() => verifySigned(signed, { ...OPTIONS, appSecret: ["Next-Secret"] })).toThrow(
      SignatureError,
    )
  })

  it("believes the prefixed salt and the store's own function where they are set", () => {
    const prefix = { ...OPTIONS, saltPosition: "prefix" as const }
    const body = `{"tradeNo":"A1","amount":300.00}`
    const signed = withSign(body, "cfd00d57c8009381b47dc2d6e3e63829")
    expect(verifySigned(signed, prefix)).toHaveProperty("tradeNo", "A1")
    expect(() => verifySigned(signed, OPTIONS)).toThrow(SignatureError)

    const own = { ...OPTIONS, sign: (text: string) => text.toUpperCase() }
    expect(verifySigned(withSign(body, "AMOUNT=300.00TRADENO=A1"), own)).toHaveProperty("sign")
  })

  it("never says the secret or the body", () => {
    const error = errorOf(() => verifySigned(`{"sign":"x","payer":"Ana"}`, OPTIONS)) as Error
    expect(error.message).not.toMatch(/Ana|Test-Secret/)
  })
})

describe("parseSigned", () => {
  const deep = (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`

  it.each([
    ["nothing", ""],
    ["no JSON", "amount=300"],
    ["half a JSON", `{"a":"b"`],
    ["two values", `{"a":1}{"a":1}`],
    ["a list", `[{"a":1}]`],
    ["a number", "300.00"],
    ["a string", `"a"`],
    ["null", "null"],
    ["keys that contradict each other", `{"amount":300,"amount":400}`],
    ["a key __proto__", `{"__proto__":{"status":"0000"}}`],
    ["an escaped key __proto__", `{"data":{"\\u005f_proto__":{"status":"0000"}}}`],
    ["nesting that is absurd", deep(40)],
    ["nesting that breaks parsers", deep(100_000)],
    ["NUL in a value", `{"a":"b\\u0000"}`],
    ["NUL in a key", `{"a\\u0000":"b"}`],
    ["half a surrogate pair", `{"a":"\\ud800"}`],
    ["a number with a leading zero", `{"a":0300}`],
    ["NaN", `{"a":NaN}`],
  ])("refuses %s", (_, body) => {
    expect(() => parseSigned(body)).toThrow(MalformedBodyError)
  })

  it("refuses bytes that are not UTF-8", () => {
    const latin1 = Buffer.from(`{"payer":"José","sign":"x"}`, "latin1")
    expect(() => parseSigned(latin1)).toThrow(MalformedBodyError)
  })

  it("lets no key reach an object's prototype", () => {
    const fields = parseSigned(`{"constructor":{"prototype":{"polluted":1}},"toString":"x"}`)
    expect(Object.entries(fields)).toContainEqual(["toString", "x"])
    expect({}).not.toHaveProperty("polluted")
  })

  it("does not take an object for a number", () => {
    const fields = parseSigned(`{"a":{"isLosslessNumber":true,"value":"1"}}`)
    expect(signFields(fields, OPTIONS)).not.toBe(signFields({ a: "1" }, OPTIONS))
  })
})
