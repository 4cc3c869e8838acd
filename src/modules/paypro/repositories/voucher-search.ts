import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MathBN } from "@medusajs/framework/utils"
import { wholePesosToCollect } from "../../../lib/money"
import { MAX_PESOS } from "../../../lib/options"
import type { SearchPlan } from "../../../lib/search"
import type { Discrepancy, Voucher } from "../types"

/** So many rows of each kind of match are enough of an answer: the newest, where that can be told. */
export const SEARCH_LIMIT = 1_000

/** `isComplete` is false where there may be more. */
export type SearchResult = { ids: string[]; isComplete: boolean }

type Ids = Knex.QueryBuilder

/**
 * Which vouchers, and which discrepancies, a text leads to. Every part of a statement is served by an index of its own
 * and ends at the limit, so that no search reads a whole table.
 * @param purchaseIds Purchases of orders and people that were found in Medusa.
 */
export class VoucherSearch {
  constructor(private readonly knex: Knex) {}

  async vouchers(plan: SearchPlan, purchaseIds: string[]): Promise<SearchResult> {
    const { beginning, ending, transfer, amount } = plan
    return await this.unionOf([
      ...(purchaseIds.length ? [this.rows().whereIn("purchase_id", purchaseIds)] : []),
      ...(beginning ? this.beginningWith(beginning) : []),
      ...(ending ? [this.endingIn(ending)] : []),
      ...(transfer ? this.paidBy(transfer) : []),
      ...(amount ? this.ofAmount(amount) : []),
    ])
  }

  /** Those of the vouchers and purchases, those of callbacks about unknown numbers, and those of that amount. */
  async discrepancies(
    { beginning, transfer, amount }: SearchPlan,
    { voucherIds, purchaseIds }: { voucherIds: string[]; purchaseIds: string[] },
  ): Promise<SearchResult> {
    const rows = () => this.knex<Discrepancy>("paypro_discrepancy").whereNull("deleted_at")
    const callbacks = () =>
      this.knex("paypro_callback").select("id").whereNull("deleted_at").limit(SEARCH_LIMIT)
    return await this.unionOf([
      ...(voucherIds.length ? [rows().whereRaw("voucher_id = any(?)", [voucherIds])] : []),
      ...(purchaseIds.length ? [rows().whereRaw("purchase_id = any(?)", [purchaseIds])] : []),
      ...(beginning
        ? [rows().whereRaw(ONE_OF, ["callback_id", callbacks().where({ trade_no: beginning })])]
        : []),
      ...(transfer
        ? [
            rows().whereRaw(ONE_OF, [
              "callback_id",
              callbacks().whereRaw(...startsWith(UTR, transfer)),
            ]),
          ]
        : []),
      ...(amount ? [rows().where({ amount })] : []),
    ])
  }

  /** The greatest numbers first: of folios, these are the newest. */
  private beginningWith(beginning: string): Ids[] {
    return (["trade_no", "platform_trade_no", "payment_info"] as const).map((column) =>
      this.rows()
        .whereRaw(...startsWith(column, beginning))
        .orderByRaw("?? using ~>~", [column]),
    )
  }

  private endingIn(ending: string): Ids {
    return this.rows().whereRaw(
      ...startsWith("reverse(trade_no)", Array.from(ending).reverse().join("")),
    )
  }

  /** What PayPro called about, and what staff sent back. */
  private paidBy(transfer: string): Ids[] {
    const paid = this.knex("paypro_statement")
      .select("voucher_id")
      .whereNull("deleted_at")
      .whereRaw(...startsWith(UTR, transfer))
      .limit(SEARCH_LIMIT)
    const returned = this.knex("paypro_allocation")
      .select("voucher_id")
      .whereNull("deleted_at")
      .whereRaw("upper(tracking_key) = ?", [transfer])
      .limit(SEARCH_LIMIT)
    return [paid, returned].map((ids) => this.rows().whereRaw(ONE_OF, ["id", ids]))
  }

  /** What was asked for, with its centavos where those were typed, and what came. Ids are in the order of time. */
  private ofAmount(amount: string): Ids[] {
    const whole = wholePesosToCollect(amount)
    const asked = this.rows().where({ amount: whole }).orderBy("id", "desc")
    const isWhole = MathBN.eq(amount, whole)
    return [
      ...(whole <= MAX_PESOS ? [isWhole ? asked : this.ofTotal(amount)] : []),
      this.rows().where({ received_amount: amount }).orderBy("id", "desc"),
    ]
  }

  /** Few totals have centavos. */
  private ofTotal(amount: string): Ids {
    return this.rows()
      .where({ total_amount: amount })
      .whereRaw("total_amount like '%.%'")
      .orderBy("id", "desc")
  }

  private async unionOf(parts: Ids[]): Promise<SearchResult> {
    if (!parts.length) {
      return { ids: [], isComplete: true }
    }
    const limited = parts.map((part) => part.select("id").limit(SEARCH_LIMIT))
    const found = (await this.knex.unionAll(limited, true)) as { id: string }[]
    const ids = [...new Set(found.map(({ id }) => id))]
    return { ids, isComplete: found.length < SEARCH_LIMIT }
  }

  private rows() {
    return this.knex<Voucher>("paypro_voucher").whereNull("deleted_at")
  }
}

/** What is looked for is found first, and then looked up: joined, the whole table may be read. */
const ONE_OF = "?? = any(array(?))"

/** As its index is made. */
const UTR = "upper(utr)"

/** Wildcards are taken as they are written. */
function startsWith(column: string, beginning: string): [string, string[]] {
  return [`${column} like ?`, [`${beginning.replace(/[\\%_]/g, "\\$&")}%`]]
}
