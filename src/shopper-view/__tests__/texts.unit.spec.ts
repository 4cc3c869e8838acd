import { TEXTS } from "../texts"

/** All paths of an object, with the kind of what is there. */
function shapeOf(value: unknown, path = ""): string[] {
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => shapeOf(inner, `${path}.${key}`))
    : [`${path}: ${typeof value}`]
}

it("says the same things in both languages", () => {
  expect(shapeOf(TEXTS.en)).toEqual(shapeOf(TEXTS["es-MX"]))
  for (const wayCode of ["va", "store"] as const) {
    const steps = Object.values(TEXTS).map((texts) =>
      texts.steps[wayCode]({ amount: "$1.00", bank: "STP" }),
    )
    expect(steps[0]).toHaveLength(steps[1]?.length ?? 0)
  }
})

it.each(Object.values(TEXTS))("says 'contact us' in the words of the link", (texts) => {
  const { lead, surplus } = texts
  const asking = [lead.overdue, lead.with_store, lead.paid_unplaced]
  for (const text of [...asking, surplus("$1.00")]) {
    expect(text.toLowerCase()).toContain(texts.contact.toLowerCase())
  }
})

/** All that shoppers may read, with something for each value. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === "string") {
    return [value]
  }
  if (typeof value === "function") {
    const make = value as (facts: object, text: string) => unknown
    return sentencesOf(make({ amount: "$1.00", bank: "STP" }, "$2.00"))
  }
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(sentencesOf)
    : []
}

describe.each(Object.entries(TEXTS))("the texts in %s", (_, texts) => {
  const sentences = sentencesOf(texts)

  it("never blame PayPro, nor name a chain that the store did not", () => {
    expect(sentences.filter((text) => /PayPro|OXXO|7-Eleven/i.test(text))).toEqual([])
  })

  it("call the till and the store by names of their own", () => {
    expect(sentences.filter((text) => /\bla tienda\b|\bthe store\b/i.test(text))).toEqual([])
  })

  it("use one word for each thing", () => {
    expect(
      sentences.filter((text) => /importe|\bpagador|comprador|\bfolio number/i.test(text)),
    ).toEqual([])
  })
})
