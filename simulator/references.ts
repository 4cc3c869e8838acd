import { randomInt } from "node:crypto"
// @ts-expect-error TS1479: an ES module, which `require` loads on every Node.js this package supports
import { clabe } from "clabe-validator"
import type { SimulatorSettings } from "./settings"

/** The bank and branch codes of the account in PayPro's example. */
const BANK = 684
const BRANCH = 180

const digits = (length: number) => Array.from({ length }, () => randomInt(10)).join("")

/** What the shopper pays to: an account for `va`, the number for the till for `store`. */
export function newReference(wayCode: string, accounts: SimulatorSettings["accounts"]): string {
  if (wayCode === "store") {
    return digits(14)
  }
  return accounts === "clabe"
    ? clabe.calculate(BANK, BRANCH, randomInt(1e11))
    : `${BANK}${BRANCH}${digits(13)}`
}

/** The bank's reference of one payment, as the undocumented `utr` of a callback carries it. */
export const newUtr = () => digits(12)
