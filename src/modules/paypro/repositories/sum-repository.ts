import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MathBN } from "@medusajs/framework/utils"
import { max } from "date-fns/max"
import { subHours } from "date-fns/subHours"
import { type Days, periodOf } from "../../../lib/mexican-time"
import type { MovementKind } from "../../../lib/movements"
import { WAY_CODES, type WayCode } from "../../../lib/options"
import { wayCodeOf } from "../../../lib/provider-id"
import { captureBindings } from "../../../medusa/capture-movements"
import { bindingsOf } from "./movement-sources"
import { ago } from "./sql"
import { HELD, HELD_SINCE, REMEMBERED, SUMS } from "./sum-statements"

/** Its row in `paypro_health`. */
const SUMMED_UP = "summed_up"

/** What is older is not changed any more: whoever repairs a capture has done so, and no transaction is open so long. */
const SETTLED_HOURS = 6
/** How often all is summed up anew. */
const REMEMBERED_HOURS = 6

/** None: it ends before it begins. */
const NO_DAYS: Days = { from: "b", to: "a" }

const NEVER = new Date(0)
/** The last moment of the ids that Medusa makes. */
const FOR_EVER = new Date(2 ** 48 - 1)

/** How much moved, of one kind. */
export type MovementSum = {
  kind: MovementKind
  amount: string
  way_code: WayCode | null
  /** Of a return: whether the money was captured. */
  was_captured: boolean | null
}

type SumRow = Omit<MovementSum, "way_code"> & { way: string | null }

type Remembered = { written: Date; held: string; sums: SumRow[] }

/** What is remembered, with the sums of some days. */
const RECALL = `
  select (detail ->> 'written')::timestamptz as written, detail ->> 'held' as held,
         (select coalesce(jsonb_agg(s.sum), '[]')
            from jsonb_each(detail -> 'days') d (day, sums)
           cross join jsonb_array_elements(d.sums) s (sum)
           where d.day >= :from and d.day <= :to) as sums
    from paypro_health
   where id = :id and detail is not null and deleted_at is null`

/**
 * Sums of money. Adding up what every voucher ever received, or what moved in a month, takes seconds in a store that
 * has sold for long. So sums as of some hours ago are remembered, by day, and what was written since is added.
 */
export class SumRepository {
  constructor(private readonly knex: Knex) {}

  /** How much moved on some days, by kind and method. There may be several sums of the same. */
  async ofDays(days: Days): Promise<MovementSum[]> {
    const { written, sums } = await this.recall(days)
    const { from, until } = periodOf(days)
    const { rows } = await this.knex.raw<{ rows: SumRow[] }>(SUMS, {
      ...bindingsOf(days),
      ...captureBindings({ from: max([from, written]), until }),
      written,
    })
    return [...sums, ...rows].map(({ way, ...sum }) => ({
      ...sum,
      way_code: WAY_CODES.find((code) => code === way) ?? wayCodeOf(way ?? "") ?? null,
    }))
  }

  /** All that was received and that nothing was decided about, as of now, in pesos. */
  async held(): Promise<string> {
    const { written, held } = await this.recall()
    const isRemembered = written > NEVER
    const { rows } = await this.knex.raw<{ rows: [{ held: string }] }>(
      isRemembered ? HELD_SINCE : HELD,
      {
        written: isRemembered ? written : "infinity",
        ...captureBindings({ from: written, until: FOR_EVER }),
      },
    )
    return MathBN.convert(MathBN.add(held, rows[0].held)).toFixed()
  }

  /** Sums up all and remembers it, where nobody has done so within some hours. */
  async refresh(): Promise<void> {
    const { rows: turn } = await this.knex.raw<{ rows: unknown[] }>(
      `insert into paypro_health (id) values (?)
       on conflict (id) do update set updated_at = now()
         where paypro_health.updated_at < ?
       returning id`,
      [SUMMED_UP, ago(this.knex, `${REMEMBERED_HOURS} hours`)],
    )
    if (turn.length) {
      const written = subHours(new Date(), SETTLED_HOURS)
      await this.knex.raw(
        `update paypro_health
            set detail = jsonb_build_object('written', cast(:written as timestamptz)) || to_jsonb(r)
           from (${REMEMBERED}) r
          where id = :id`,
        { id: SUMMED_UP, written, ...captureBindings({ from: NEVER, until: written }) },
      )
    }
  }

  private async recall({ from, to }: Days = NO_DAYS): Promise<Remembered> {
    const { rows } = await this.knex.raw<{ rows: Remembered[] }>(RECALL, {
      id: SUMMED_UP,
      from,
      to,
    })
    return rows[0] ?? { written: NEVER, held: "0", sums: [] }
  }
}
