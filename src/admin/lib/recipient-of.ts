import { internationalPhone } from "./contact-links"

export type Recipient = {
  firstName: string | null
  /** As wa.me takes it. */
  phone: string | null
  email: string | null
}

type Person = { first_name?: string | null; phone?: string | null; country_code?: string | null }

/** What the dashboard knows of an order's customer. */
type Addressed = {
  email: string | null
  customer?: Person | null
  billing_address?: Person | null
  shipping_address?: Person | null
}

/** Who pays for an order; goods may go to somebody else, so the shipping address comes last. */
export function recipientOf({
  email,
  customer,
  billing_address,
  shipping_address,
}: Addressed): Recipient {
  const people = [billing_address, customer, shipping_address]
  const phones = people.map((person) => internationalPhone(person?.phone, person?.country_code))
  return {
    firstName: people.map((person) => person?.first_name?.trim()).find(Boolean) ?? null,
    phone: phones.find(Boolean) ?? null,
    email,
  }
}
