/*
 * What PayPro is sent of a person, made plain. Payment providers refuse names with accents, `&` or emoji and phones with
 * spaces, and an `=` would let the signed text of a request be read as other fields (see `canonicalize`). None of these
 * fields is required, so what cannot be made plain is left out.
 */

export type PersonalFields = {
  payer?: string | null | undefined
  email?: string | null | undefined
  mobile?: string | null | undefined
  /** A note of the merchant's; comes back as it was sent. */
  remark?: string | null | undefined
}

/** A name or remark: letters without accents, digits, spaces and `.-'`; whatever else stood there becomes a space. */
export function plainText(typed: string | null | undefined): string | undefined {
  const plain = typed
    ?.normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("’", "'")
    .replace(/[^A-Za-z0-9.'-]+/g, " ")
    .trim()
  return plain && /[A-Za-z0-9]/.test(plain) ? plain : undefined
}

/** A phone number: its digits, with the country code where one was given. */
export function plainPhone(typed: string | null | undefined): string | undefined {
  return typed?.replace(/\D+/g, "") || undefined
}

/** An e-mail address as it is, if it is printable ASCII without spaces and `=`: one that was changed is another address. */
export function plainEmail(typed: string | null | undefined): string | undefined {
  const address = typed?.trim()
  return address && /^[!-<>-~]+$/.test(address) ? address : undefined
}

/**
 * Whether a pay-in request tells PayPro anything about a person. One that was refused may be accepted without that, under
 * a new trade number.
 */
export function hasPersonalFields({ payer, email, mobile, remark }: PersonalFields): boolean {
  return [plainText(payer), plainEmail(email), plainPhone(mobile), plainText(remark)].some(Boolean)
}
