import type { SimulatorSettings } from "./settings"

/** What PayPro keeps of a payment, in this simulator. */
const FEE = 0.03

const SCALES: Record<SimulatorSettings["amountFormat"], number> = {
  plain: 0,
  decimals: 2,
  four_decimals: 4,
  thousands: 2,
}

/** Pesos as PayPro's requests and tests write them -> centavos. Sums stay whole numbers that way. */
export function centavosOf(pesos: string | number): number {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(String(pesos))
  const [, whole = "", fraction = ""] = match ?? []
  const centavos = Number(whole) * 100 + Number(fraction.padEnd(2, "0"))
  if (!match || centavos === 0) {
    throw new Error(`Not an amount in pesos: ${pesos}`)
  }
  return centavos
}

export const lessFees = (centavos: number) => centavos - Math.round(centavos * FEE)

/** Prints an amount as Java's BigDecimal would: with all the decimals of its scale. */
export function printPesos(centavos: number, scale: number): string {
  const pesos = Math.floor(centavos / 100)
  const fraction = String(centavos % 100).padStart(2, "0")
  if (scale === 0 && centavos % 100 === 0) {
    return String(pesos)
  }
  return `${pesos}.${fraction.padEnd(scale, "0")}`
}

/** Prints an amount as answers and callbacks do. */
export function printAmount(centavos: number, format: SimulatorSettings["amountFormat"]): string {
  const printed = printPesos(centavos, SCALES[format])
  return format === "thousands" ? printed.replace(/\B(?=(\d{3})+\.)/g, ",") : printed
}
