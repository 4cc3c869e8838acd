/** The value that `share` of the values are not above. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) {
    throw new Error("A percentile of no values")
  }
  return value
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return (percentile(sorted, 0.5) + (sorted[Math.floor(middle)] ?? NaN)) / 2
}

/**
 * The median of the rounds' ratios, not the ratio of medians: the two sides of one round were measured one after the
 * other, so whatever else the machine did then slowed both.
 */
export const ratioOf = (ours: number[], others: number[]): number =>
  median(ours.map((value, round) => value / (others[round] ?? NaN)))

/** The same for differences. */
export const differenceOf = (ours: number[], others: number[]): number =>
  median(ours.map((value, round) => value - (others[round] ?? NaN)))
