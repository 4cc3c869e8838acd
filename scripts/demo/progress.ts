const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

const write = (text: string) => process.stdout.write(`${text}\n`)

/** Says what is being done, and afterwards how long it took. */
export async function step<T>(doing: string, work: () => Promise<T>, hint = ""): Promise<T> {
  const start = Date.now()
  write(`  … ${doing}${hint && ` (${hint})`}`)
  try {
    const result = await work()
    write(`  ✓ ${doing} (${seconds(start)})`)
    return result
  } catch (error) {
    write(`  ✗ ${doing} (${seconds(start)})`)
    throw error
  }
}

export const say = write
