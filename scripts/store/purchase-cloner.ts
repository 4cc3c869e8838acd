import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const VOUCHERS = "(select id from paypro_voucher where payment_collection_id = :collection)"

/** Where the rows of one purchase are, by the ids of its cart, order and payment collection. */
const ROWS: Record<string, string> = {
  cart: "id = :cart",
  cart_line_item: "cart_id = :cart",
  cart_shipping_method: "cart_id = :cart",
  cart_payment_collection: "cart_id = :cart",
  payment_collection: "id = :collection",
  payment_session: "payment_collection_id = :collection",
  payment: "payment_collection_id = :collection",
  capture: "payment_id in (select id from payment where payment_collection_id = :collection)",
  order: "id = :order",
  order_line_item: "id in (select item_id from order_item where order_id = :order)",
  order_item: "order_id = :order",
  order_summary: "order_id = :order",
  order_transaction: "order_id = :order",
  order_shipping_method:
    "id in (select shipping_method_id from order_shipping where order_id = :order)",
  order_shipping: "order_id = :order",
  order_cart: "order_id = :order",
  order_payment_collection: "order_id = :order",
  reservation_item: "line_item_id in (select item_id from order_item where order_id = :order)",
  paypro_purchase:
    "id in (select purchase_id from paypro_voucher where payment_collection_id = :collection)",
  paypro_voucher: "payment_collection_id = :collection",
  paypro_statement: `voucher_id in ${VOUCHERS}`,
  paypro_receipt: `voucher_id in ${VOUCHERS}`,
  paypro_callback: `voucher_id in ${VOUCHERS}`,
}

/** Columns that are unique in their table besides the id. */
const UNIQUE = ["id", "trade_no", "token", "digest"]

export type Purchase = { cart: string; collection: string; order: string | null }

type Template = { rows: [table: string, json: string[]][]; ids: RegExp }

let clones = 0

/**
 * Purchases as like as twins: the rows of one that was made over HTTP, under ids of their own. Hundreds of them take
 * the shop's own way minutes.
 */
export class PurchaseCloner {
  private constructor(
    private readonly knex: Knex,
    private readonly template: Template,
  ) {}

  static async of(knex: Knex, purchase: Purchase): Promise<PurchaseCloner> {
    const rows: Template["rows"] = []
    const ids = new Set<string>()
    for (const [table, where] of Object.entries(ROWS)) {
      const found = await knex(table)
        .whereRaw(where, { ...purchase, order: purchase.order ?? "none" })
        .select<{ row: Record<string, unknown> }[]>(knex.raw("to_jsonb(??) as row", [table]))
      if (found.length) {
        rows.push([table, found.map(({ row }) => JSON.stringify(row))])
      }
      for (const { row } of found) {
        UNIQUE.map((column) => row[column]).forEach((id) => {
          if (typeof id === "string") {
            ids.add(id)
          }
        })
      }
    }
    return new PurchaseCloner(knex, { rows, ids: new RegExp([...ids].join("|"), "g") })
  }

  /** @returns what was appended to the ids of each. */
  async make(count: number): Promise<string[]> {
    const suffixes = Array.from({ length: count }, () => `C${(clones++).toString(36)}`)
    for (const [table, rows] of this.template.rows) {
      const copies = suffixes.flatMap((suffix) =>
        rows.map((row) => row.replace(this.template.ids, `$&${suffix}`)),
      )
      await this.knex.raw(
        "insert into ?? select * from jsonb_populate_recordset(null::??, ?::jsonb)",
        [table, table, `[${copies.join(",")}]`],
      )
    }
    return suffixes
  }
}
