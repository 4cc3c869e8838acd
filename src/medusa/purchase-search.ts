import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SearchPlan } from "../lib/search"

/**
 * Medusa has no index on names, phones or parts of e-mail addresses, and gets none from us: they are looked for among the
 * newest purchases. Looking through so many takes about as long as the rest of a page.
 */
export const SEARCHED_PURCHASES = 5_000

/** So many purchases are enough of an answer: the newest of them. */
const LIMIT = 1_000

type Searched = Pick<
  SearchPlan,
  "orderNumber" | "customOrderNumber" | "email" | "phone" | "nameWords"
>

/**
 * Ids of the purchases whose order has that number, or whose customer has that name, e-mail address or phone.
 * `isComplete` is false where there may be more.
 */
export async function searchPurchases(
  knex: Knex,
  searched: Searched,
): Promise<{ ids: string[]; isComplete: boolean }> {
  const statements = [
    ...(searched.orderNumber === undefined ? [] : [OF_ORDER("o.display_id = :orderNumber")]),
    ...(searched.customOrderNumber ? [OF_ORDER("o.custom_display_id = :customOrderNumber")] : []),
    ...(searched.email ? [OF_CUSTOMER] : []),
    ...amongNewest(searched),
  ]
  if (!statements.length) {
    return { ids: [], isComplete: true }
  }
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `${statements.map((statement) => `(${statement})`).join(" union ")} order by id desc limit :limit`,
    {
      ...searched,
      limit: LIMIT,
      newest: SEARCHED_PURCHASES,
      emailBeginning: `${escaped(searched.email ?? "")}%`,
      phoneEnd: `%${searched.phone ?? ""}`,
      words: (searched.nameWords ?? []).map(patternOf),
    },
  )
  return { ids: rows.map(({ id }) => id), isComplete: rows.length < LIMIT }
}

/** A purchase that was not settled since its order was placed has only the order's cart. */
const OF_ORDER = (condition: string) => `
  select p.id
    from "order" o
    join paypro_purchase p
      on p.deleted_at is null
     and (p.order_id = o.id
          or p.key = any(array(select l.cart_id from order_cart l where l.order_id = o.id and l.deleted_at is null)))
   where ${condition} and o.deleted_at is null`

/** The whole address of a customer, however long ago. */
const OF_CUSTOMER = `
  select p.id
    from customer c
    join "order" o on o.customer_id = c.id and o.deleted_at is null
    join paypro_purchase p on p.order_id = o.id and p.deleted_at is null
   where c.email = :email and c.deleted_at is null`

function amongNewest({ email, phone, nameWords }: Searched): string[] {
  return [
    ...(email ? [newest(EMAILS, "lower(b.email) like :emailBeginning")] : []),
    ...(phone
      ? [
          newest(
            BUYERS,
            `exists (select from unnest(b.phones) phone where ${DIGITS} like :phoneEnd)`,
          ),
        ]
      : []),
    ...(nameWords
      ? [newest(BUYERS, "' ' || array_to_string(b.names, ' ') ~ all(cast(:words as text[]))")]
      : []),
  ]
}

const DIGITS = "regexp_replace(phone, '[^0-9]', '', 'g')"

/**
 * A word's beginning, in whatever case and with or without accents: PostgreSQL's core has no function that takes them away,
 * and in some locales its `lower` leaves letters with accents alone.
 */
export function patternOf(word: string): string {
  return `[ '’.,-]${Array.from(word, letterClass).join("")}`
}

const ACCENTED: Partial<Record<string, string>> = {
  a: "áàâäã",
  e: "éèêë",
  i: "íìîï",
  o: "óòôöõ",
  u: "úùûü",
  n: "ñ",
  c: "ç",
}

function letterClass(letter: string): string {
  const variants = letter + (ACCENTED[letter] ?? "")
  return `[${variants}${variants.toUpperCase()}]`
}

/**
 * Each row is looked up by its id: joins would have the database read Medusa's whole tables. Before its order is placed, a
 * purchase has the cart's addresses.
 */
const newest = (buyers: string, condition: string) => `
  select p.id
    from (select *
            from paypro_purchase
           where deleted_at is null
           order by created_at desc, id desc
           limit :newest) p
   cross join lateral (${buyers}) b
   where ${condition}`

const person = (table: "order_address" | "cart_address" | "customer", id: string) => `
  (select array[a.first_name, a.last_name] as names, a.phone
     from ${table} a
    where a.id = ${id} and a.deleted_at is null
    limit 1)`

type Source = [table: "order" | "cart", id: string, address: "order_address" | "cart_address"]

const ofBoth = (read: (...source: Source) => string) => `
  ${read("order", "p.order_id", "order_address")}
  union all
  ${read("cart", "case when p.order_id is null then p.key end", "cart_address")}`

const EMAILS = ofBoth(
  (table, id) => `
  (select k.email
     from "${table}" k
    where k.id = ${id} and k.deleted_at is null
    limit 1)`,
)

const BUYERS = ofBoth(
  (table, id, address) => `
  (select s.names || b.names || c.names as names, array[s.phone, b.phone, c.phone] as phones
     from "${table}" k
     left join lateral ${person(address, "k.shipping_address_id")} s on true
     left join lateral ${person(address, "k.billing_address_id")} b on true
     left join lateral ${person("customer", "k.customer_id")} c on true
    where k.id = ${id} and k.deleted_at is null
    limit 1)`,
)

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&")
}
