import { planSearch, type SearchPlan } from "../search"

it.each<[string, SearchPlan]>([
  ["#1042", { orderNumber: 1042, customOrderNumber: "1042" }],
  ["# A-17", { customOrderNumber: "A-17" }],
  ["#", {}],
  ["$300", { amount: "300" }],
  ["$ 1,349.10", { amount: "1349.1" }],
  ["1,349.10", { amount: "1349.1" }],
  ["300.00", { amount: "300" }],
  ["300 MXN", { amount: "300" }],
  ["300 pesos", { amount: "300" }],
  ["Maria@Example.MX", { email: "maria@example.mx" }],
  ["+52 1 55 1234 5678", { phone: "5512345678" }],
  ["María José Núñez-Ávila", { nameWords: ["maria", "jose", "nunez", "avila"] }],
  ["O'Farrill Güemes", { nameWords: ["o", "farrill", "guemes"] }],
  ["?!", { customOrderNumber: "?!", beginning: "?!" }],
  [
    "(55) 1234-5678",
    { beginning: "5512345678", ending: "5512345678", transfer: "5512345678", phone: "5512345678" },
  ],
  ["6461 8012 3456 7890 13", clabe("646180123456789013")],
  ["MBAN 0100 2311 2600 78", code("MBAN01002311260078", "MBAN 0100 2311 2600 78")],
  ["mban01002311", { ...code("MBAN01002311", "mban01002311"), beginning: "mban01002311" }],
])("%s is looked for as %j", (text, plan) => {
  expect(planSearch(`  ${text} `)).toEqual(plan)
})

it("takes a short number for an order, an amount, or the beginning of a number", () => {
  expect(planSearch("300")).toEqual({
    orderNumber: 300,
    customOrderNumber: "300",
    amount: "300",
    beginning: "300",
  })
})

it("takes four digits for the end of a folio as well, and seven for a phone", () => {
  expect(planSearch("4711")).toMatchObject({ ending: "4711" })
  expect(planSearch("4711")).not.toHaveProperty("phone")
  expect(planSearch("2345678")).toMatchObject({ phone: "2345678", orderNumber: 2_345_678 })
})

it("looks for a whole folio as one", () => {
  const folio = "20261128054200123456789012"
  expect(planSearch(folio)).toEqual({
    customOrderNumber: folio,
    beginning: folio,
    ending: folio,
    transfer: folio,
  })
})

it("knows no order of a number that is none", () => {
  expect(planSearch("0")).not.toHaveProperty("orderNumber")
  expect(planSearch("3000000000")).not.toHaveProperty("orderNumber")
})

it("takes one word for a name, or for the beginning of a code", () => {
  expect(planSearch("Núñez")).toEqual({
    customOrderNumber: "Núñez",
    beginning: "Núñez",
    transfer: "NÚÑEZ",
    nameWords: ["nunez"],
  })
})

function clabe(digits: string): SearchPlan {
  return { beginning: digits, ending: digits, transfer: digits }
}

function code(transfer: string, given: string): SearchPlan {
  return { customOrderNumber: given, beginning: transfer, transfer }
}
