import { times } from "../format"
import { readFileSync } from "node:fs"
import { freePort } from "../../scripts/free-port"
import { startMedusa } from "../../scripts/medusa"
import { alternately } from "../rounds"
import type { Row } from "../row"
import { median, ratioOf } from "../statistics"
import { STORE } from "../world/store-folder"
import type { World } from "../world/world"

const TARGET = 1.05
const TICKS_PER_SECOND = 100

/** Seconds of processor time the process took so far, its threads included. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Seconds until a second server on the same database answers. */
async function timed(
  { env }: World,
  extra: Record<string, string>,
  cpu: number[],
): Promise<number> {
  const port = await freePort()
  const start = performance.now()
  const medusa = await startMedusa({ cwd: STORE, env: { ...env, ...extra }, port })
  const seconds = (performance.now() - start) / 1000
  cpu.push(cpuSeconds(medusa.pid))
  await medusa.stop()
  return seconds
}

export const serverStart: Row = {
  name: "start",
  async run({ world: begin, quick }) {
    const world = await begin()
    const cpu = { with: [] as number[], without: [] as number[] }
    const [withPlugin, without] = await alternately(
      [() => timed(world, {}, cpu.with), () => timed(world, { WITHOUT_PLUGIN: "1" }, cpu.without)],
      quick ? 2 : 9,
    )
    const ratio = ratioOf(withPlugin, without)
    const cpuRatio = ratioOf(cpu.with, cpu.without)
    return [
      {
        what: "server start with the plugin",
        measured: `${median(withPlugin).toFixed(2)} s`,
        against: `${median(without).toFixed(2)} s without`,
        compared: `${times(ratio)} (processor time ${times(cpuRatio)})`,
        target: `at most ${TARGET}`,
        met: ratio <= TARGET,
        raw: { with: withPlugin, without, cpu },
      },
    ]
  },
}
