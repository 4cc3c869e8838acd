import type { describeMachine } from "./machine"
import type { Result } from "./row"

type Report = {
  startedAt: Date
  machine: ReturnType<typeof describeMachine> & { load_average_after: number[] }
  results: Result[]
  took: number
  file: string
}

const HEAD = ["what", "measured", "against", "compared", "to reach", ""]

/** As Markdown, so that it can be pasted into docs/performance.md. */
export function printTable({ startedAt, machine, results, took, file }: Report): void {
  const { cpu, cores, memory_gib, system, node, load_average, load_average_after } = machine
  const rows = results.map((result) => [
    result.what,
    result.measured,
    result.against,
    result.compared,
    result.target,
    result.met ? "met" : "MISSED",
  ])
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  )
  const line = (cells: string[], fill = " ") =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(" | ")} |`
  const missed = results.filter(({ met }) => !met).length
  process.stdout.write(
    [
      "",
      `${startedAt.toISOString()}, ${took} s`,
      `${cpu}, ${cores} cores, ${memory_gib} GiB, ${system}, Node.js ${node}`,
      `Load average ${load_average.join(" ")} before, ${load_average_after.join(" ")} after`,
      "",
      line(HEAD),
      line(
        HEAD.map(() => "-"),
        "-",
      ),
      ...rows.map((cells) => line(cells)),
      "",
      `${results.length - missed} of ${results.length} met. All numbers: ${file}`,
      "",
    ].join("\n"),
  )
}
