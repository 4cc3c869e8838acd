import { internationalPhone, mailUrl, whatsAppUrl } from "../admin/lib/contact-links"
import { recipientOf } from "../admin/lib/recipient-of"

it.each([
  ["+52 55 1234 5678", "525512345678"],
  ["5512345678", "525512345678"],
  ["55 1234-5678 ext. 12", "525512345678"],
  ["+52 1 55 1234 5678", "525512345678"],
  ["5215512345678", "525512345678"],
  ["044 55 1234 5678", "525512345678"],
  ["01 (55) 1234 5678", "525512345678"],
  ["0052 55 1234 5678", "525512345678"],
  ["+1 415 555 2671", "14155552671"],
  ["", null],
  [null, null],
  ["1234", null],
  ["+55 1234 5678", null],
  ["no tiene", null],
])("the phone %j is %j for WhatsApp", (typed, expected) => {
  expect(internationalPhone(typed)).toBe(expected)
})

it("ten digits of an address abroad are nobody's number", () => {
  expect(internationalPhone("4155552671", "us")).toBeNull()
  expect(internationalPhone("5512345678", "MX")).toBe("525512345678")
})

it("WhatsApp gets the text as it is written, and asks for the person where there is no phone", () => {
  const text = "Hola, María:\n\n¿$300.00 & más? #12"
  const url = new URL(whatsAppUrl("525512345678", text))
  expect(`${url.origin}${url.pathname}`).toBe("https://wa.me/525512345678")
  expect(url.searchParams.get("text")).toBe(text)
  expect(whatsAppUrl(null, "a b")).toBe("https://wa.me/?text=a%20b")
})

it("a mail has its recipient, subject and text, whatever characters they have", () => {
  const url = mailUrl("maria+uno@example.mx", { subject: "Tu pedido #12", text: "Uno & dos\nTres" })
  expect(url).toBe(
    "mailto:maria%2Buno%40example.mx?subject=Tu%20pedido%20%2312&body=Uno%20%26%20dos%0D%0ATres",
  )
  expect(mailUrl(null, { subject: "a", text: "b" })).toBe("mailto:?subject=a&body=b")
})

it("writes to who pays, and takes from the others only what is missing", () => {
  const shipping_address = { first_name: "Luis", phone: "5598765432", country_code: "mx" }
  const billing_address = { first_name: "Ana", phone: null, country_code: "mx" }
  expect(recipientOf({ email: "ana@example.mx", billing_address, shipping_address })).toEqual({
    firstName: "Ana",
    phone: "525598765432",
    email: "ana@example.mx",
  })
  expect(recipientOf({ email: null, customer: null, billing_address: null })).toEqual({
    firstName: null,
    phone: null,
    email: null,
  })
})
