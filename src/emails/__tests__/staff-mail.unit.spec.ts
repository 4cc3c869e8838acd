import { DISCREPANCY_NAMES } from "../../admin-view/discrepancy-names"
import { staffMail, type StaffMailInput } from "../staff-mail"

const overpaid: StaffMailInput["discrepancies"][number] = {
  kind: "overpaid",
  amount: "150.5",
  order_display_id: 1042,
  // Still the 11th in Mexico City.
  created_at: "2026-03-12T05:00:00Z",
}
const mail = (changes: Partial<StaffMailInput> = {}) =>
  staffMail({
    discrepancies: [overpaid],
    count: 1,
    adminUrl: "https://tienda.mx/api/app/paypro",
    locale: "es-MX",
    store: { name: "Barro & Telar" },
    ...changes,
  })

it("lists what is open, with its amount, order and day, as HTML and as text", () => {
  const { subject, html, text } = mail()
  expect(subject).toBe("Barro & Telar: 1 incidencia de PayPro por revisar")
  expect(text).toContain("Pago de más | $150.50 | 1042 | 11 mar")
  for (const cell of ["Pago de más", "$150.50", "1042", "11 mar"]) {
    expect(html).toContain(`>${cell}</td>`)
  }
  expect(html).toContain('href="https://tienda.mx/api/app/paypro"')
  expect(text).toContain("Abrir en el panel:\nhttps://tienda.mx/api/app/paypro")
})

it("says the same in English, and needs no store's name", () => {
  const { subject, text } = mail({ locale: "en", count: 2, store: {} })
  expect(subject).toBe("2 PayPro discrepancies to review")
  expect(text).toContain("Overpaid | $150.50 | 1042 | Mar 11")
  expect(text).toContain("and 1 more")
})

it("lists what has no amount and no order", () => {
  const unclear = { ...overpaid, kind: "amount_unclear", amount: null, order_display_id: null }
  const { text } = mail({ discrepancies: [unclear as typeof overpaid] })
  expect(text).toContain("Monto por aclarar | – | – | 11 mar")
})

it("counts what it does not list", () => {
  expect(mail({ count: 33 }).text).toContain("y 32 más")
  expect(mail().text).not.toMatch(/y \d+ más/)
})

it("has short names for every kind, in both languages", () => {
  for (const names of Object.values(DISCREPANCY_NAMES)) {
    for (const name of Object.values(names)) {
      expect(name.length).toBeLessThanOrEqual(28)
    }
  }
})
