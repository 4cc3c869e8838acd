import type { NewDiscrepancy } from "../../../modules/paypro/repositories/discrepancy-repository"
import { discrepanciesOf, type Circumstances } from "../discrepancies"
import { aState, paid, type GivenVoucher, type Situation } from "./states"

const QUIET: Circumstances = { failure: null, cancelUnpaidOrders: true }

/** Kind and amount, with whatever else is asked for. */
export type Named = Partial<NewDiscrepancy> & { kind: string }

export type Row = [situation: string, named: Named[], situation: Situation]

export const namedIn = (situation: Situation, circumstances: Partial<Circumstances> = {}) =>
  discrepanciesOf(aState(situation), { ...QUIET, ...circumstances })

/** These, in this order, and no others. */
export function expectNamed(actual: NewDiscrepancy[], named: Named[]): void {
  expect(actual).toEqual(named.map((one) => expect.objectContaining(one)))
}

/** A voucher that was paid and captured. */
export const captured = (pesos: number, more: GivenVoucher = {}): GivenVoucher =>
  paid(pesos, { captured: String(pesos), ...more })
