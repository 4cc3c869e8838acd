type Measure = () => Promise<number>

/**
 * Measures each in turn, so many times, after a round that does not count. Whoever begins changes every round: what the
 * first leaves behind, the next has to clear away.
 */
export async function alternately<const M extends readonly Measure[]>(
  measures: M,
  rounds: number,
): Promise<{ [K in keyof M]: number[] }> {
  const all = measures.map((measure) => ({ measure, measured: [] as number[] }))
  for (const measure of measures) {
    await measure()
  }
  for (let round = 0; round < rounds; round++) {
    const first = round % all.length
    for (const { measure, measured } of [...all.slice(first), ...all.slice(0, first)]) {
      measured.push(await measure())
    }
  }
  return all.map(({ measured }) => measured) as { [K in keyof M]: number[] }
}
