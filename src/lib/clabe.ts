// @ts-expect-error TS1479: an ES module, which `require` loads on every Node.js this package supports
import { clabe } from "clabe-validator"
import { SPEI_BANK_NAMES } from "./spei-bank-names"

/** What the library's table says of code 999, which stands for no bank. */
const NO_BANK = "N/A"

/**
 * The bank behind a CLABE, as the app of the shopper's bank shows it, or null where the reference is none. PayPro's own
 * example of a reference has 19 digits, so a reference that is no CLABE is shown as it came. The branch code is not
 * looked at: banks hand out virtual accounts under codes that are in no public list.
 */
export function describeClabe(reference: string): { clabe: string; bank: string } | null {
  const { clabe: number, tag, code } = clabe.validate(reference)
  const bank = SPEI_BANK_NAMES[code.bank] ?? tag
  return number && bank && bank !== NO_BANK ? { clabe: number, bank } : null
}
