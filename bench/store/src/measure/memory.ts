import { setInterval } from "node:timers"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

setFlagsFromString("--expose-gc")
const collectGarbage = runInNewContext("gc") as () => void

const MIB = 1024 ** 2
const SAMPLE_MS = 250

/** MiB that are in use once what is garbage is gone. */
function inUse(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MIB
}

/** What the work leaves behind, and how far the process grew while it ran. */
export async function watchMemory<T>(work: () => Promise<T>) {
  const before = inUse()
  const start = process.memoryUsage.rss() / MIB
  let peak = start
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() / MIB)
  }, SAMPLE_MS)
  try {
    const result = await work()
    return { result, kept_mib: inUse() - before, peak_mib: peak - start }
  } finally {
    clearInterval(sampling)
  }
}
