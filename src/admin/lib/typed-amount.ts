/** Centavos of an amount as people type it, such as `$1,349.10`; null where it is none. */
export function centavosOf(typed: string): number | null {
  const plain = typed
    .trim()
    .replace(/^\$\s*/, "")
    .replace(/,(?=\d{3}(?:\D|$))/g, "")
  const [, pesos, fraction = ""] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  return pesos === undefined ? null : Number(pesos) * 100 + Number(fraction.padEnd(2, "0"))
}

/** An amount as the API gives it, which may be below zero, in centavos. */
export function centavos(amount: string): number {
  return Math.round(Number(amount) * 100)
}

/** As the API takes it. */
export function pesosOf(centavos: number): string {
  return (centavos / 100).toFixed(2)
}
