import { parsePayproOptions } from "../options"

const least = {
  merchantNo: "0000001",
  appSecret: "s3cret",
  baseUrl: "https://paypro.example/mex-pay/",
  backendUrl: "https://store.example/",
}

it("fills in the defaults: nothing is claimed that PayPro has not told, and nobody gets mail", () => {
  const options = parsePayproOptions(least)
  expect(options.beneficiary).toBeUndefined()
  expect(options).toMatchObject({
    cash: { chains: [], barcode: "none" },
    reminders: { hoursBefore: [12], from: "09:00", to: "20:00" },
    voucherMails: false,
    receiptMails: false,
    staffMails: [],
    store: {},
  })
})

it("keeps the defaults of what is given in part", () => {
  const given = { cash: { phrase: " pago de PayPro " }, reminders: { to: "19:30" } }
  expect(parsePayproOptions({ ...least, ...given })).toMatchObject({
    cash: { chains: [], phrase: "pago de PayPro", barcode: "none" },
    reminders: { hoursBefore: [12], from: "09:00", to: "19:30" },
  })
})

it.each([
  "https://tienda.mx/contacto",
  "https://wa.me/525512345678",
  "mailto:hola@tienda.mx",
  "tel:+525512345678",
])("takes a contact: %s", (contactUrl) => {
  expect(parsePayproOptions({ ...least, store: { contactUrl } }).store).toEqual({ contactUrl })
})

describe("names every wrong option", () => {
  it.each([
    ["beneficiary", { beneficiary: " " }],
    ["beneficiary", { beneficiary: "x".repeat(101) }],
    ["cash.chains.0.name", { cash: { chains: [{ name: "" }] } }],
    ["cash.chains.1.max", { cash: { chains: [{ name: "A" }, { name: "B", max: 10.5 }] } }],
    ["cash.chains.0.max", { cash: { chains: [{ name: "A", max: 0 }] } }],
    ["cash.chains.0", { cash: { chains: [{ name: "A", limit: 5 }] } }],
    ["cash.chains.0", { cash: { chains: ["A"] } }],
    ["cash.phrase", { cash: { phrase: "" } }],
    ["cash.barcode", { cash: { barcode: "ean13" } }],
    ["cash", { cash: { barcodes: true } }],
    ["reminders.hoursBefore.0", { reminders: { hoursBefore: [0] } }],
    ["reminders.hoursBefore", { reminders: { hoursBefore: 12 } }],
    ["reminders.from", { reminders: { from: "9:00" } }],
    ["reminders.to", { reminders: { to: "24:00" } }],
    ["reminders.to", { reminders: { from: "20:00", to: "09:00" } }],
    ["receiptMails", { receiptMails: "yes" }],
    ["voucherMails", { voucherMails: 1 }],
    ["staffMails.1", { staffMails: ["caja@tienda.mx", "caja"] }],
    ["staffMails", { staffMails: "caja@tienda.mx" }],
    ["store.contactUrl", { store: { contactUrl: "javascript:alert(1)" } }],
    ["store.contactUrl", { store: { contactUrl: "55 1234 5678" } }],
    ["store.name", { store: { name: " " } }],
    ["store", { store: { phone: "55 1234 5678" } }],
  ])("%s", (name, wrong) => {
    const problem = new RegExp(`^  ${name.replaceAll(".", "\\.")}: `, "m")
    expect(() => parsePayproOptions({ ...least, ...wrong })).toThrow(problem)
  })
})
