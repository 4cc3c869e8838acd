import fc from "fast-check"
import { hasPersonalFields, plainEmail, plainPhone, plainText } from "../plain-payer"

/** Printable ASCII without `=`. */
const PLAIN = /^[ -<>-~]+$/

/** Any text, most of it made of what people type into a form. */
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("é", "ñ", "a", "1", " ", "=", "\n", "😀", "@", ".", "-", "'"),
  }),
)

describe.each([
  ["plainText", plainText],
  ["plainEmail", plainEmail],
  ["plainPhone", plainPhone],
])("%s", (_, plain) => {
  it("sends printable ASCII without `=`, or nothing", () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const sent = plain(typed)
        expect(sent === undefined || PLAIN.test(sent)).toBe(true)
        expect(sent?.trim()).toBe(sent)
      }),
      { numRuns: 2_000 },
    )
  })

  it("leaves alone what it has made plain", () => {
    fc.assert(fc.property(anything, (typed) => expect(plain(plain(typed))).toBe(plain(typed))))
  })

  it.each([undefined, null, "", "  "])("sends nothing for %j", (typed) => {
    expect(plain(typed)).toBeUndefined()
  })
})

describe("plainText", () => {
  it.each([
    ["José Núñez", "Jose Nunez"],
    ["José Núñez".normalize("NFD"), "Jose Nunez"],
    ["María-José D'Ángelo Jr.", "Maria-Jose D'Angelo Jr."],
    ["Sean O’Brien", "Sean O'Brien"],
    ["  Ana \t\n López  ", "Ana Lopez"],
    ["Ana😀López", "Ana Lopez"],
    ["Ana 👩‍👩‍👧", "Ana"],
    ["Pérez & Hijos S.A. de C.V.", "Perez Hijos S.A. de C.V."],
    ["Anastatus=0000", "Anastatus 0000"],
    ["Ana\u0000\u001bLópez", "Ana Lopez"],
    ["Ana山田", "Ana"],
  ])("sends %j as %j", (typed, sent) => {
    expect(plainText(typed)).toBe(sent)
  })

  it.each(["山田", "😀", "-", "...", "= ="])("sends nothing for %j", (typed) => {
    expect(plainText(typed)).toBeUndefined()
  })
})

describe("plainPhone", () => {
  it.each([
    ["+52 55 1234-5678", "525512345678"],
    ["(55) 1234.5678", "5512345678"],
    ["5512345678", "5512345678"],
    ["no tengo", undefined],
  ])("sends %j as %j", (typed, sent) => {
    expect(plainPhone(typed)).toBe(sent)
  })
})

describe("plainEmail", () => {
  it.each([
    [" jose@correo.mx ", "jose@correo.mx"],
    ["o'brien+paypro@correo.mx", "o'brien+paypro@correo.mx"],
    ["josé@correo.mx", undefined],
    ["a=b@correo.mx", undefined],
    ["a b@correo.mx", undefined],
    ["a\n@correo.mx", undefined],
  ])("sends %j as %j", (typed, sent) => {
    expect(plainEmail(typed)).toBe(sent)
  })
})

describe("hasPersonalFields", () => {
  it.each([{ payer: "Ana" }, { email: "ana@correo.mx" }, { mobile: "55" }, { remark: "1042" }])(
    "is true for a request with %j",
    (request) => {
      expect(hasPersonalFields(request)).toBe(true)
    },
  )

  it.each([
    {},
    { payer: null, email: undefined, mobile: "" },
    { payer: "山田", email: "josé@correo.mx" },
  ])("is false where nothing of %j would be sent", (request) => {
    expect(hasPersonalFields(request)).toBe(false)
  })
})
