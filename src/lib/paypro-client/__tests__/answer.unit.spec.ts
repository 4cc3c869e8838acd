import { stringify } from "lossless-json"
import { PayproRefusedError, PayproUnknownOutcomeError } from "../../errors"
import { signFields, type SigningOptions } from "../../signature/sign"
import { parseSigned } from "../../signature/verify"
import { acceptedData } from "../answer"

const SIGNING: SigningOptions = { appSecret: ["Answer-Secret"], saltPosition: "suffix" }
/** PayPro's own example of an answer, with a decimal that must keep its zeros. */
const OUTER = `"msg":"success","code":"0000","timestamp":1728609277476,"success":true`
const DATA = `"tradeNo":"test_00000008","status":"0015","amount":300.00`

const times: (string | null)[] = []
const read = (body: string, verifyAnswers: boolean | "required" = true) =>
  acceptedData(
    "payInApi",
    Buffer.from(body),
    { ...SIGNING, verifyAnswers },
    (words) => `<${words}>`,
    (time) => times.push(time),
  )
const signOf = (fields: string) => signFields(parseSigned(`{${fields}}`), SIGNING)
beforeEach(() => times.splice(0))

describe("acceptedData", () => {
  it("hands out the data of an answer without a signature, numbers as printed", () => {
    expect(stringify(read(`{${OUTER},"data":{${DATA}}}`))).toBe(`{${DATA}}`)
    expect(times).toEqual(["1728609277476"])
  })

  it.each([
    ["both layers", signOf(`${OUTER},"data":{${DATA}}`)],
    ["the fields of both layers", signOf(`${OUTER},${DATA}`)],
    ["the data", signOf(DATA)],
    ["the outer layer", signOf(OUTER)],
  ])("believes a signature over %s", (_, sign) => {
    expect(read(`{${OUTER},"data":{${DATA}},"sign":"${sign}"}`)).toHaveProperty("status", "0015")
  })

  it("believes a signature within the data", () => {
    const body = `{${OUTER},"data":{${DATA},"sign":"${signOf(DATA)}"}}`
    expect(read(body)).toHaveProperty("status", "0015")
  })

  it.each([
    ["in the outer layer", `{${OUTER},"data":{${DATA}},"sign":"${"0".repeat(32)}"}`],
    ["that is no text", `{${OUTER},"data":{${DATA}},"sign":1}`],
    ["in the data", `{${OUTER},"data":{${DATA},"sign":"${"0".repeat(32)}"}}`],
    ["of other data", `{${OUTER},"data":{"status":"0000","sign":"${signOf(DATA)}"}}`],
  ])("does not believe a wrong signature %s", (_, body) => {
    expect(() => read(body)).toThrow(PayproUnknownOutcomeError)
    expect(read(body, false)).toHaveProperty("status")
  })

  it.each([`""`, "null"])("takes the signature %s for none", (sign) => {
    expect(read(`{${OUTER},"data":{${DATA}},"sign":${sign}}`)).toHaveProperty("status")
  })

  describe("where signatures are required", () => {
    const required = (body: string) => read(body, "required")

    it.each([
      ["both layers", signOf(`${OUTER},"data":{${DATA}}`)],
      ["the fields of both layers", signOf(`${OUTER},${DATA}`)],
      ["the data", signOf(DATA)],
    ])("believes a signature over %s", (_, sign) => {
      expect(required(`{${OUTER},"data":{${DATA}},"sign":"${sign}"}`)).toHaveProperty("status")
    })

    it("believes a signature within the data, and one of an answer without data", () => {
      const signed = `{${OUTER},"data":{${DATA},"sign":"${signOf(DATA)}"}}`
      expect(required(signed)).toHaveProperty("status", "0015")
      expect(required(`{${OUTER},"sign":"${signOf(OUTER)}"}`)).toBeUndefined()
    })

    it.each([
      ["none", `{${OUTER},"data":{${DATA}}}`],
      ["an empty one", `{${OUTER},"data":{${DATA}},"sign":""}`],
      ["none and no data", `{${OUTER}}`],
      ["none and data that is no object", `{${OUTER},"data":[]}`],
      ["one that leaves the data out", `{${OUTER},"data":{${DATA}},"sign":"${signOf(OUTER)}"}`],
      ["none on a refusal", `{"msg":"Order Error","code":"8000","success":false}`],
    ])("takes an answer with %s for none", (_, body) => {
      expect(() => required(body)).toThrow(PayproUnknownOutcomeError)
    })
  })

  const refusalOf = (body: string) => {
    try {
      return read(body)
    } catch (error) {
      expect(error).toBeInstanceOf(PayproRefusedError)
      return error
    }
  }

  it("refuses by code, in PayPro's words, redacted", () => {
    const body = `{"code":"0100019","msg":"limit","success":false,"timestamp":"1728609277476"}`
    expect(refusalOf(body)).toMatchObject({ payproCode: "0100019", payproMessage: "<limit>" })
    expect(times).toEqual(["1728609277476"])
  })

  it("lets no text pass as a code", () => {
    const body = `{"code":"no: José Ñandú\\n${"x".repeat(100)}","msg":null}`
    expect(refusalOf(body)).toMatchObject({
      payproCode: expect.stringMatching(/^\w{32}$/),
      payproMessage: null,
    })
  })
})
