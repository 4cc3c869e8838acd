import type { Twins } from "./world/twins"
import type { World } from "./world/world"

export type Settings = {
  /** Fewer rounds and smaller numbers: shows that everything works, and roughly what it costs. */
  quick: boolean
}

export type Bench = Settings & {
  /** The running store: started when the first row asks for it. */
  world: () => Promise<World>
  /** Two stores, one of which has sold for years: started when the first row asks for them. */
  twins: () => Promise<Twins>
}

/** One line of the table. */
export type Result = {
  what: string
  measured: string
  against: string
  /** What is compared with the target, as people say it: `21 times`, `+4.2 ms`. */
  compared: string
  target: string
  met: boolean
  /** Every number behind it. */
  raw: Record<string, unknown>
}

/** Measures both sides of a comparison in turn. */
export type Row = { name: string; run: (bench: Bench) => Promise<Result[]> }
