type Measure = () => Promise<number>

/**
 * Measures both in turn, so many times, after a round that does not count. Whoever begins changes every round: what the
 * first leaves behind, the second has to clear away.
 */
export async function alternately(
  [ours, other]: [Measure, Measure],
  rounds: number,
): Promise<[ours: number[], other: number[]]> {
  const both: [number[], number[]] = [[], []]
  await ours()
  await other()
  for (let round = 0; round < rounds; round++) {
    const turn = [async () => both[0].push(await ours()), async () => both[1].push(await other())]
    for (const measure of round % 2 ? turn.reverse() : turn) {
      await measure()
    }
  }
  return both
}
