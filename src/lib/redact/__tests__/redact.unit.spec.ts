import fc from "fast-check"
import { masked, redact } from ".."

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""))

/** Words that have nothing to do with anybody. */
const around = fc.constantFrom("", "rejected: ", "payer=", "El pago de ", "(", "tel:", "\n", "ñ")
const after = fc.constantFrom("", ".", ", no", ")", " no existe", "\t")

/** What tells it from anything else, however it is written. */
const fold = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")

const says = (text: string, value: string) => fold(text).includes(fold(value))

/** The same name as another system would print it. */
const written = (name: fc.Arbitrary<string>) =>
  fc
    .tuple(
      name,
      fc.constantFrom<(text: string) => string>(
        (text) => text,
        (text) => text.toUpperCase(),
        (text) => text.toLowerCase(),
        (text) => text.normalize("NFD"),
        (text) => text.normalize("NFD").replace(/\p{M}/gu, ""),
        (text) => text.replaceAll(" ", "  "),
        (text) => text.replaceAll(" ", "_"),
        (text) => text.replaceAll(" ", ""),
        (text) => text.split(" ").reverse().join(", "),
      ),
    )
    .map(([typed, write]) => ({ typed, written: write(typed) }))

const grouped = (number: fc.Arbitrary<string>, sizes: number[][]) =>
  fc
    .tuple(number, fc.constantFrom(...sizes), fc.constantFrom(" ", "-", ".", "\u00a0", " - ", "–"))
    .map(([text, groups, gap]) => {
      let start = 0
      return groups.map((size) => text.slice(start, (start += size))).join(gap)
    })

const phone = fc
  .tuple(
    fc.constantFrom("", "52", "+52 ", "+52", "521", "(55) "),
    fc.oneof(
      digits(10),
      grouped(digits(10), [
        [2, 4, 4],
        [3, 3, 4],
        [2, 2, 2, 2, 2],
      ]),
    ),
  )
  .map((parts) => parts.join(""))

const card = fc.oneof(digits(16), digits(15), grouped(digits(16), [[4, 4, 4, 4]]))
const clabe = fc.oneof(
  digits(18),
  grouped(digits(18), [
    [3, 3, 11, 1],
    [4, 4, 4, 6],
  ]),
)

describe("what looks personal is masked, wherever it stands", () => {
  it.each([
    ["a phone", phone],
    ["a card", card],
    ["a CLABE, or PayPro's account of 19 digits", fc.oneof(clabe, digits(19))],
  ])("%s", (_, number) => {
    fc.assert(
      fc.property(around, number, after, (before, text, end) => {
        const said = redact(before + text + end)
        expect(said.replace(/[^0-9]/g, "")).toBe("")
        expect(said).toContain("***")
      }),
    )
  })

  it("an e-mail address", () => {
    fc.assert(
      fc.property(around, fc.emailAddress(), after, (before, address, end) => {
        const [local = ""] = address.split("@")
        expect(redact(before + address + end)).not.toContain(`${local.slice(-1)}@`)
      }),
    )
  })
})

describe("what is hidden by its value", () => {
  const letters = fc.constantFrom(...["María", "José", "Núñez", "Ávila", "Zoë", "O'Brien", "Peña"])
  const name = fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "))

  it("is hidden in any case and spacing, with accents or without", () => {
    fc.assert(
      fc.property(around, written(name), after, (before, { typed, written: text }, end) => {
        const said = redact(before.replace("ñ", "") + text + end, [typed])
        for (const part of typed.split(/[ ']/).filter((word) => word.length > 2)) {
          expect(says(said, part)).toBe(false)
        }
      }),
    )
  })

  it.each([
    ["payer MARIA NUNEZ not allowed", "María José Núñez", "payer *** *** not allowed"],
    ["email MARIA@Example.mx", "maria@example.mx", "email ***"],
    ["secret S3CRET-value", "s3cret-VALUE", "secret ***"],
    ["señal de Li, límite", "Li", "señal de ***, límite"],
    ["phone 55", "5512345678", "phone 55"],
    ["Jose\u0301 no", "José", "*** no"],
    ["王小明 refused", "王小明", "*** refused"],
  ])("%s", (words, value, said) => {
    expect(redact(words, [value, undefined, ""])).toBe(said)
  })
})

describe("what a payment is found by stays readable", () => {
  const hex = (length: number) =>
    fc
      .array(fc.constantFrom(...Array.from("0123456789abcdef")), {
        minLength: length,
        maxLength: length,
      })
      .map((all) => all.join(""))

  it.each([
    ["a trade number", digits(26)],
    ["PayPro's own number", hex(32)],
    ["an id of a database", fc.uuid()],
    ["an id of Medusa", fc.constant("payses_01JX3N8Q6S7T8V9W0X1Y2Z3A4B")],
    ["a moment", fc.integer({ min: 1_600_000_000_000, max: 1_999_999_999_999 }).map(String)],
    ["a bank's reference", digits(11).map((rest) => `1${rest}`)],
    ["a day and time", fc.constant("2024-10-11 10:30:13")],
    ["an amount", fc.integer({ min: 1, max: 999_999_999 }).map((pesos) => `${pesos}.50 MXN`)],
    ["a code", fc.constantFrom("0000", "00029", "8000", "0100019")],
    ["a merchant's number", fc.constant("0000001")],
    ["a server", fc.constant("connect ECONNREFUSED 10.100.100.100:5432")],
  ])("%s", (_, id) => {
    fc.assert(
      fc.property(id, (text) => {
        expect(redact(`PayPro: ${text}, no`)).toBe(`PayPro: ${text}, no`)
      }),
    )
  })
})

it("keeps to one line and a length, whatever comes", () => {
  expect(redact("one\r\ntwo\u0000three")).toBe("one two three")
  expect(redact("xy ".repeat(10_000))).toHaveLength(200)
  expect(redact("x".repeat(10_000))).toBe("***")
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (words) => {
      expect(redact(words, ["María José", words.slice(0, 9)])).not.toMatch(/\p{Cc}/u)
    }),
  )
})

it("shows no part of a value that the cut of a long text goes through", () => {
  const words = `${"5512345678 ".repeat(363)}${"x".repeat(5)}SuperSecretValue`
  expect(redact(words, ["SuperSecretValue"])).not.toMatch(/Super/)
})

it("leaves the lines and the length of our own words, such as a stack", () => {
  const stack = `Error: maria@example.mx\n${"    at file.ts:10:20\n".repeat(50)}`
  expect(masked(stack)).toBe(stack.replace("maria@example.mx", "***"))
})

it("takes no longer for a text that is made to be slow", () => {
  const started = performance.now()
  for (const unit of ["1-", "a", "@", "1.", "+(", "ñ"]) {
    redact(unit.repeat(100_000), ["aaaa"])
    masked(unit.repeat(10_000))
  }
  expect(performance.now() - started).toBeLessThan(2_000)
})
