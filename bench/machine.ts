import { cpus, loadavg, platform, release, totalmem } from "node:os"

const GIB = 1024 ** 3

/** Where it was measured, and what else kept the machine busy. */
export function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / GIB),
    system: `${platform()} ${release()}`,
    node: process.version,
    load_average: loadavg().map((load) => Number(load.toFixed(2))),
  }
}
