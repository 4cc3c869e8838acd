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
      texts.steps[wayCode]({ amount: "$1.00", isClabe: true }),
    )
    expect(steps[0]).toHaveLength(steps[1]?.length ?? 0)
  }
})
