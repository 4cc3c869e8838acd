/** As Banxico has it: 1 to 30 letters and digits. */
const TRACKING_KEY = /^[A-Z0-9]{1,30}$/i

/**
 * SPEI's "clave de rastreo", by which a transfer is found at Banxico (https://www.banxico.org.mx/cep/), as banks print it.
 * @returns undefined for what is none.
 */
export function trackingKeyOf(text: string): string | undefined {
  const key = text.trim()
  return TRACKING_KEY.test(key) ? key.toUpperCase() : undefined
}
